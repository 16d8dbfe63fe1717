"""The guide on the counter face."""

from django.urls import path

from relais.guide.views import articles as views

app_name = "guide"
urlpatterns = [
    path("", views.show_overview, name="overview"),
    path("sector/", views.list_sectors, name="sectors"),
    path("sector/<slug:sector>/", views.show_sector, name="sector"),
    path("<slug:chapter>/", views.show_chapter, name="chapter"),
]
