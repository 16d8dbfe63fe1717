"""Work: professionals under a mandate."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("coverage/", include("relais.directory.urls.coverage")),
    path("directory/", include("relais.directory.urls.keeping")),
    path("counters/", include("relais.materials.urls.work")),
    path("report/rounds/", include("relais.programme.urls.rounds")),
    path("referrals/", include("relais.referrals.urls.work")),
    path("", include("relais.promises.urls.work")),
    path("", include("relais.organisations.urls.work")),
)
# An agency sends people back to one address, whatever language they read.
urlpatterns += [path("agency/", include("relais.organisations.urls.agency"))]
