"""The match as JSON, on the counter face."""

from django.urls import path

from relais.directory.http_api import match

app_name = "directory_api"
urlpatterns = [path("match", match.match, name="match")]
