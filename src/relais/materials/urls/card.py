"""On the counter, under its language: the discreet card, and what came of cards."""

from django.urls import path

from relais.materials.views import card, returns

app_name = "materials"
urlpatterns = [
    path("", card.make_card, name="card"),
    path("returned/", returns.show_returns, name="returns"),
]
