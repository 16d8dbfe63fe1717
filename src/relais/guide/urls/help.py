"""Paths of the public page; the language is part of the path, never of a cookie."""

from django.urls import path

from relais.guide.views import help as views

app_name = "public"
urlpatterns = [
    path("", views.help_page, name="help"),
    path("<slug:language>/", views.help_page, name="help_in"),
]
