"""Coverage on the open face, under its language."""

from django.urls import path

from relais.directory.views import coverage

app_name = "open_coverage"
urlpatterns = [
    path("", coverage.show_open_coverage, name="coverage"),
    path("coverage.csv", coverage.download_open_coverage, name="coverage_csv"),
]
