"""The public page: a victim, a neighbour, someone who hurts others."""

from django.urls import include, path

urlpatterns = [path("", include("relais.guide.urls.help"))]
handler404 = "relais.foundation.errors.bare_not_found"
