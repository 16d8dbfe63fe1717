"""The one path before the faces."""

from django.urls import path

from relais.organisations.views import about

app_name = "root"
urlpatterns = [path("", about.faces, name="faces")]
