from django.apps import AppConfig


class Trainings(AppConfig):
    name = "relais.trainings"
