"""Paths on the open face: what Relais is."""

from django.urls import path

from relais.organisations.views import about

app_name = "open"
urlpatterns = [path("", about.relais, name="about")]
