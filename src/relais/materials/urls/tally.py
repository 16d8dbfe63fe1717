"""On the counter: what an enrolled device sends, and how a device is enrolled."""

from django.urls import path, re_path

from relais.materials import http_api
from relais.materials.views import enrolment

app_name = "tally"
urlpatterns = [
    path("tally", http_api.take_tally, name="tally"),
    path("troubles", http_api.take_troubles, name="troubles"),
    re_path(r"^(?P<language>nl|fr|en)/enrol/$", enrolment.enrol, name="enrol"),
]
