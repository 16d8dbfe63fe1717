"""Editions of the report on the work face."""

from django.urls import path

from relais.programme.views import editions

app_name = "editions"
urlpatterns = [
    path("", editions.show_editions, name="editions"),
    path("compare/", editions.compare, name="compare"),
    path("<slug:ref>/", editions.show_edition, name="edition"),
    path("<slug:ref>/freeze/", editions.freeze, name="freeze"),
    path("<slug:ref>/freezing/", editions.show_freezing, name="freezing"),
    path("<slug:ref>/<int:revision>/publish/", editions.publish, name="publish"),
    path("<slug:ref>/<int:revision>/report.<slug:ending>", editions.download, name="file"),
]
