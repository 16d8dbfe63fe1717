"""On the work face, under its language: which materials and studies there are."""

from django.urls import path

from relais.materials.views import materials

app_name = "material_pages"
urlpatterns = [path("", materials.show_materials, name="materials")]
