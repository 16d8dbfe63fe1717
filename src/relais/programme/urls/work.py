"""The follow-up on the work face: where everything stands, one recommendation, the tables."""

from django.urls import include, path

from relais.programme.views import assessing, dashboard, tables

app_name = "programme"
urlpatterns = [
    path("", dashboard.show_dashboard, name="dashboard"),
    path("missing/<slug:edition>/", dashboard.show_missing, name="missing"),
    path("initiatives/", dashboard.list_initiatives, name="initiatives"),
    path("initiatives/<str:ref>/", dashboard.show_initiative, name="initiative"),
    path("tables/", include(tables.PAGES.paths())),
    path("evidence/<int:evidence>/", assessing.download, name="evidence"),
    path("<slug:text>/<str:ref>/", assessing.show_recommendation, name="recommendation"),
    path("<slug:text>/<str:ref>/assess/", assessing.assess, name="assess"),
    path("<slug:text>/<str:ref>/offer/", assessing.offer, name="offer_evidence"),
    path("<slug:text>/<str:ref>/accept/<int:evidence>/", assessing.accept, name="accept_evidence"),
    path("<slug:text>/<str:ref>/validate/<slug:edition>/", assessing.validate, name="validate"),
]
