"""Paths to and from the agencies' own sign-in; without a language, for the agency knows but one."""

from django.urls import path

from relais.organisations.views import agency

# django-allauth looks for the second by its name alone.
urlpatterns = [
    path("<str:provider_id>/", agency.agency_sign_in, name="agency_sign_in"),
    path("<str:provider_id>/answer/", agency.agency_answer, name="openid_connect_callback"),
]
