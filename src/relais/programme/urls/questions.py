"""Questions of members of parliament on the work face."""

from django.urls import path

from relais.programme.views import competences, questions

app_name = "questions"
urlpatterns = [
    path("", questions.list_questions, name="questions"),
    path("new/", questions.add, name="question_new"),
    path("competences/", competences.show_register, name="competences"),
    path("competences/<int:rule>/", competences.change, name="competence"),
    path("<slug:ref>/", questions.show, name="question"),
    path("<slug:ref>/change/", questions.change, name="question_change"),
    path("<slug:ref>/answer/", questions.answer, name="question_answer"),
    path("<slug:ref>/withdraw/", questions.withdraw, name="question_withdraw"),
    path("<slug:ref>/repeats/", questions.say_repeats, name="question_repeats"),
    path("<slug:ref>/sheet/", questions.show_sheet, name="question_sheet"),
    path("<slug:ref>/sheet.<slug:ending>", questions.download_sheet, name="question_sheet_file"),
]
