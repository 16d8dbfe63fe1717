"""On the work face, under its language: which materials and studies there are."""

from django.urls import include, path

from relais.materials.views import materials, tables

app_name = "material_pages"
urlpatterns = [
    path("", materials.show_materials, name="materials"),
    path("tables/", include(tables.PAGES.paths())),
]
