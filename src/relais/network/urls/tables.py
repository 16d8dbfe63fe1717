"""On the work face, under its language: the tables of groups and meetings."""

from relais.network.views import tables

app_name = "network_tables"
urlpatterns = tables.PAGES.paths()
