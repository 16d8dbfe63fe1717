"""Open: parliament, press, researchers, other systems; and whoever answers without an account."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("hsds/", include("relais.directory.urls.hsds")),
    path("open-data/", include("relais.directory.urls.downloads")),
    *i18n_patterns(
        path("coverage/", include("relais.directory.urls.open_coverage")),
        path("directory/", include("relais.directory.urls.open")),
        path("contribute/", include("relais.programme.urls.contribute")),
        path("confirm/", include("relais.directory.urls.confirming")),
        path("open-data/", include("relais.directory.urls.open_data")),
        path("handed-over/", include("relais.referrals.urls.open")),
        path("report/", include("relais.programme.urls.open")),
        path("returned/", include("relais.materials.urls.returning")),
        path("", include("relais.organisations.urls.open")),
    ),
]
