"""What a mailed link opens, on the open face."""

from django.urls import path

from relais.directory.views import confirming

app_name = "confirming"
urlpatterns = [
    path("", confirming.ask, name="ask"),
    path("asked/", confirming.asked, name="asked"),
    path("<str:token>/", confirming.confirm, name="confirm"),
    path("<str:token>/change/", confirming.change, name="change"),
    path("<str:token>/thanks/", confirming.thanks, name="thanks"),
    path("<str:token>/again/", confirming.send_again, name="again"),
]
