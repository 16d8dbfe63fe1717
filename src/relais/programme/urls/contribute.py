"""What the mailed link of a round opens, on the open face."""

from django.urls import path

from relais.programme.views import contribute

app_name = "contribute"
urlpatterns = [
    path("<str:token>/", contribute.contribute, name="contribute"),
    path("<str:token>/nothing-new/", contribute.nothing_new, name="nothing_new"),
    path("<str:token>/sent/", contribute.show_sent, name="contribution_sent"),
]
