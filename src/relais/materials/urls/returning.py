"""On the open face, under its language: a service says what came of a card."""

from django.urls import path

from relais.materials.views import returns

app_name = "returning"
urlpatterns = [
    path("", returns.report_return, name="return"),
    path("thanks/", returns.thank, name="return_thanks"),
]
