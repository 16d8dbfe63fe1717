"""What there is of open data, on the open face, for people."""

from django.urls import path

from relais.directory.views import open_data

app_name = "open_data"
urlpatterns = [
    path("", open_data.show_open_data, name="open_data"),
    path("profile/", open_data.show_profile, name="profile"),
]
