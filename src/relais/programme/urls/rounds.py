"""Contribution rounds on the work face."""

from django.urls import path

from relais.programme.views import asked, rounds

app_name = "rounds"
urlpatterns = [
    path("", rounds.list_rounds, name="rounds"),
    path("new/", rounds.prepare_round, name="round_new"),
    path("open/", rounds.open_round, name="round_open"),
    path("<int:pk>/", rounds.show_round, name="round"),
    path("<int:pk>/contributions.csv", rounds.download, name="round_csv"),
    path("<int:pk>/remind/", rounds.ask_all_again, name="round_remind"),
    path("<int:pk>/close/", rounds.close, name="round_close"),
    path("members/<int:member>/remind/", rounds.ask_again, name="member_remind"),
    path("members/<int:member>/take-out/", rounds.take_out, name="member_take_out"),
    path("contributions/<int:contribution>/", rounds.review, name="contribution"),
    path("contributions/<int:contribution>/aside/", rounds.set_aside, name="set_aside"),
    path("asked/<uuid:uid>/", asked.show_asked, name="asked_of_us"),
]
