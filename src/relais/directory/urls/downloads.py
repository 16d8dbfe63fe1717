"""The directory as files on the open face. One file serves all languages."""

from django.urls import path

from relais.directory.http_api import downloads

urlpatterns = [
    path("services.json", downloads.download_json, name="download_json"),
    path("services.csv", downloads.download_table, name="download_table"),
    path("closures.ics", downloads.download_calendar, name="download_calendar"),
    path("dcat.jsonld", downloads.show_description, name="dcat"),
]
