"""The report on the open face."""

from django.urls import path

from relais.programme.views import reading

app_name = "report"
urlpatterns = [
    path("", reading.show_editions, name="editions"),
    path("<slug:ref>/", reading.show_newest, name="newest"),
    path("<slug:ref>/<int:revision>/", reading.show_revision, name="revision"),
    path("<slug:ref>/<int:revision>/annexes/", reading.show_annexes, name="annexes"),
    path("<slug:ref>/<int:revision>/report.<slug:ending>", reading.download, name="file"),
    path("<slug:ref>/<int:revision>/<slug:chapter>/", reading.show_chapter, name="chapter"),
]
