"""Which materials and studies there are, as their source tells it."""

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models

from relais.foundation import columns
from relais.materials.rules.materials import MaterialKind, MaterialPart

_KEPT: Final = "for good: an edition of the report answers parliament with it"
_REF_AT_MOST: Final = 20
_LINES_AT_MOST: Final = 80


class Material(models.Model):
    """Something that is handed over, shown or sent. Null and empty are not told, and never none."""

    ref = models.SlugField(max_length=_REF_AT_MOST, unique=True)
    title_nl, title_fr, title_en = columns.text(), columns.text(), columns.text()
    own_wording = models.BooleanField(default=True)
    kind = columns.closed(MaterialKind)
    owners = ArrayField(models.CharField(max_length=columns.CODE_AT_MOST), default=list, blank=True)
    # Codes of languages; null where the source doesn't tell them.
    languages = ArrayField(models.CharField(max_length=3), null=True, blank=True)
    printed, distributed = columns.told_quantity(), columns.told_quantity()
    coverage_nl, coverage_fr, coverage_en = columns.text(), columns.text(), columns.text()
    upkeep_nl, upkeep_fr, upkeep_en = columns.text(), columns.text(), columns.text()
    # Whether the source says that the press wrote about it.
    in_the_press = models.BooleanField(null=True, blank=True)
    training = columns.code()
    source_lines = models.CharField(max_length=_LINES_AT_MOST, blank=True, default="")

    unscoped = models.Manager["Material"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["ref"]
        constraints = [columns.one_of(table="material", field="kind", values=MaterialKind)]

    class Privacy:
        fields = columns.neutral(
            "ref",
            *columns.in_three("title"),
            "own_wording",
            "kind",
            "owners",
            "languages",
            "printed",
            "distributed",
            *columns.in_three("coverage"),
            *columns.in_three("upkeep"),
            "in_the_press",
            "training",
            "source_lines",
        )
        keep = _KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref


class MaterialLine(models.Model):
    """One line of a list of a material: a partner, who it is for, where it lies, another name."""

    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="lines")
    part = columns.closed(MaterialPart)
    order = models.PositiveSmallIntegerField()
    body = columns.code()
    text_nl, text_fr, text_en = columns.text(), columns.text(), columns.text()

    unscoped = models.Manager["MaterialLine"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["material", "order"]
        constraints = [
            columns.one_of(table="material_line", field="part", values=MaterialPart),
            models.UniqueConstraint(
                fields=["material", "order"], name="material_line_has_its_place"
            ),
        ]

    class Privacy:
        fields = columns.neutral("material", "part", "order", "body", *columns.in_three("text"))
        keep = _KEPT
        may_leave = True

    def __str__(self) -> str:
        return f"{self.part} {self.order}"


class Study(models.Model):
    """A study that a body published."""

    ref = models.SlugField(max_length=_REF_AT_MOST, unique=True)
    title_nl, title_fr, title_en = columns.text(), columns.text(), columns.text()
    own_wording = models.BooleanField(default=True)
    publisher = columns.code()
    published_on = columns.told_date()
    source_lines = models.CharField(max_length=_LINES_AT_MOST, blank=True, default="")

    unscoped = models.Manager["Study"]()

    class Meta:
        default_manager_name = "unscoped"
        ordering = ["ref"]
        verbose_name_plural = "studies"
        constraints = columns.is_a_date(table="study", fields=("published_on",))

    class Privacy:
        fields = columns.neutral(
            "ref",
            *columns.in_three("title"),
            "own_wording",
            "publisher",
            "published_on",
            "source_lines",
        )
        keep = _KEPT
        may_leave = True

    def __str__(self) -> str:
        return self.ref
