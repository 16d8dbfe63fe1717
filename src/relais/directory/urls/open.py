"""The directory on the open face: a list, and a page for each service."""

from django.urls import path

from relais.directory.views import catalogue

app_name = "directory"
urlpatterns = [
    path("", catalogue.list_services, name="services"),
    path("<slug:code>/", catalogue.show_service, name="service"),
]
