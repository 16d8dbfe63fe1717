"""On the work face, under its language: groups, and their meetings."""

from django.urls import path

from relais.network.views import groups

app_name = "network"
urlpatterns = [
    path("", groups.show_groups, name="groups"),
    path("<slug:group>/new/", groups.add, name="add_meeting"),
    path("<slug:group>/<slug:meeting>/", groups.change, name="change_meeting"),
]
