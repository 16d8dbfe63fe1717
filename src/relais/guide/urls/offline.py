"""The counter face, outside the language: what keeps the counter going without a connection."""

from django.urls import path

from relais.guide.views import offline as views

app_name = "offline"
urlpatterns = [
    path("counter.html", views.file, name="file"),
    path("counter.json", views.directory, name="directory"),
    path("sw.js", views.worker, name="worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
