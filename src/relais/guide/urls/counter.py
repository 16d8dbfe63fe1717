"""The counter face, under the language: one address for all four steps."""

from django.urls import path

from relais.guide.views import counter as views

app_name = "counter"
urlpatterns = [path("", views.counter, name="counter")]
