"""The counter: a pharmacist, a GP, a school, a town-hall desk."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("api/", include("relais.directory.urls.api")),
    path("", include("relais.guide.urls.offline")),
    path("", include("relais.materials.urls.tally")),
    *i18n_patterns(
        path("guide/", include("relais.guide.urls.articles")),
        path("card/", include("relais.materials.urls.card")),
        path("", include("relais.guide.urls.counter")),
    ),
]
