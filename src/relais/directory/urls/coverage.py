"""Coverage on the work face, under its language."""

from django.urls import path

from relais.directory.views import coverage

app_name = "coverage"
urlpatterns = [
    path("", coverage.show_coverage, name="coverage"),
    path("coverage.csv", coverage.download_coverage, name="coverage_csv"),
]
