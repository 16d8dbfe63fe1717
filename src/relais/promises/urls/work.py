"""Paths on the work face: the home, and what is set about promises."""

from django.urls import path

from relais.promises.views import settings, today

app_name = "promises"
urlpatterns = [
    path("", today.show_today, name="home"),
    path("promises/<uuid:uid>/press/", today.press, name="press"),
    path("promises/<uuid:uid>/undo/", today.undo, name="take_back"),
    path("promises/clocks/", settings.show_clocks, name="clocks"),
    path("promises/telling/", settings.show_telling, name="telling"),
]
