"""On the work face, under its language: counters, their links and their tally."""

from django.urls import path

from relais.materials.views import counters

app_name = "counters"
urlpatterns = [
    path("", counters.show_counters, name="counters"),
    path("new/", counters.register_counter, name="new"),
    path("tally.csv", counters.download_tally, name="csv"),
    path("<slug:code>/link/", counters.create_link, name="link"),
    path("<slug:code>/revoke/", counters.revoke_counter, name="revoke"),
]
