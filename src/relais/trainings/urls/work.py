"""On the work face, under its language: the trainings, their sessions and their counts."""

from django.urls import path

from relais.trainings.views import counts, exchange, trainings

app_name = "trainings"
urlpatterns = [
    path("", trainings.show_trainings, name="trainings"),
    path("list.csv", exchange.download_list, name="trainings_list"),
    path("export.xlsx", exchange.download_book, name="trainings_book"),
    path("export/<slug:sheet>.csv", exchange.download_sheet, name="trainings_sheet"),
    path("import/", exchange.show_import, name="trainings_import"),
    path("import/apply/", exchange.apply_import, name="trainings_apply"),
    path("new/", trainings.add_training, name="new_training"),
    path("<slug:ref>/", trainings.show_training, name="training"),
    path("<slug:ref>/change/", trainings.change_training, name="change_training"),
    path("<slug:ref>/sessions/new/", counts.add_session, name="new_session"),
    path("<slug:ref>/counts/new/", counts.add_counts, name="new_counts"),
    path("<slug:ref>/counts/<int:number>/", counts.change_counts, name="change_counts"),
]
