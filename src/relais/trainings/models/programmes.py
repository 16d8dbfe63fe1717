"""Programmes under which trainings are given."""

from django.db import models
from django.db.models import Q

from relais.foundation import columns
from relais.foundation.wording import Wording
from relais.trainings.models.kept import KEPT
from relais.trainings.rules.vocabulary import ProgrammePart


class TrainingProgramme(models.Model):
    """A plan or a pool of skills under which several bodies train."""

    ref = models.CharField(max_length=20, unique=True)
    title_nl, title_fr, title_en = columns.text(), columns.text(), columns.text()
    own_wording = models.BooleanField(default=True)
    owner = columns.code()
    lines = models.CharField(max_length=80, blank=True, default="")

    unscoped = models.Manager["TrainingProgramme"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["ref"]

    class Privacy:
        fields = columns.neutral("ref", *columns.in_three("title"), "own_wording", "owner", "lines")
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref

    @property
    def title(self) -> Wording:
        return columns.wording(self, "title")


class ProgrammeItem(models.Model):
    """One line of a list of a programme: an objective, a member, a profession that it is for."""

    programme = models.ForeignKey(TrainingProgramme, on_delete=models.CASCADE, related_name="items")
    part = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField()
    body = columns.code()
    text_nl, text_fr, text_en = columns.text(), columns.text(), columns.text()

    unscoped = models.Manager["ProgrammeItem"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["programme", "part", "order"]
        constraints = [
            columns.one_of(table="programme_item", field="part", values=ProgrammePart),
            models.UniqueConstraint(
                fields=["programme", "part", "order"], name="programme_item_has_its_place"
            ),
            models.CheckConstraint(
                name="programme_item_says_something",
                condition=~Q(body="", text_nl="", text_fr="", text_en=""),
            ),
        ]

    class Privacy:
        fields = columns.neutral("programme", "part", "order", "body", *columns.in_three("text"))
        keep = KEPT
        may_leave = True

    def __str__(self) -> str:
        return f"{self.part} {self.order}"

    @property
    def text(self) -> Wording:
        return columns.wording(self, "text")
