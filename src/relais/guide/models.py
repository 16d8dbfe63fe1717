"""Articles of the guide and their editions. A change is a new edition; an old one never changes."""

from typing import Self

from django.db import models
from django.db.models import Q

from relais.foundation.privacy import Kind
from relais.foundation.trilingual import Trilingual
from relais.guide.rules.articles import Chapter

_SOMETHING = r"\S"


class Article(models.Model):
    """A place in the guide: its text stands in its editions."""

    code = models.CharField(max_length=64, unique=True)
    chapter = models.CharField(max_length=16)
    sector = models.CharField(max_length=40, blank=True)
    need = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField()

    unscoped = models.Manager["Article"]()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                name="chapters_are_known",
                condition=Q(chapter__in=[chapter.value for chapter in Chapter]),
            ),
            models.UniqueConstraint(
                name="one_article_a_sector", fields=["sector"], condition=~Q(sector="")
            ),
            models.UniqueConstraint(
                name="one_article_a_need", fields=["need"], condition=~Q(need="")
            ),
            models.CheckConstraint(
                name="only_sector_pages_name_a_sector",
                condition=(Q(chapter=Chapter.SECTOR.value) & ~Q(sector=""))
                | (~Q(chapter=Chapter.SECTOR.value) & Q(sector="")),
            ),
            models.CheckConstraint(
                name="only_counter_sentences_name_a_need",
                condition=(Q(chapter=Chapter.COUNTER.value) & ~Q(need=""))
                | (~Q(chapter=Chapter.COUNTER.value) & Q(need="")),
            ),
        ]

    class Privacy:
        fields = {
            "code": Kind.NEUTRAL,
            "chapter": Kind.NEUTRAL,
            "sector": Kind.NEUTRAL,
            "need": Kind.NEUTRAL,
            "position": Kind.NEUTRAL,
        }
        keep = "for as long as the guide exists"
        may_leave = True

    def __str__(self) -> str:
        return self.code


class EditionQuerySet(models.QuerySet["Edition"]):
    def current(self) -> Self:
        """The newest edition of each article, with its article."""
        newest_first = self.select_related("article").order_by("article_id", "-version")
        return newest_first.distinct("article_id")


class Edition(models.Model):
    """What an article said from one day on. The database refuses to change or delete it."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="editions")
    version = models.PositiveSmallIntegerField()
    title_nl = models.CharField(max_length=200)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    body_nl = models.TextField()
    body_fr = models.TextField()
    body_en = models.TextField(blank=True)
    source = models.CharField(max_length=500)
    owner = models.CharField(max_length=200, blank=True)
    validated_on = models.DateField(null=True)
    validated_by_role = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField()
    digest = models.CharField(max_length=64)

    unscoped = EditionQuerySet.as_manager()

    class Meta:
        default_manager_name = "unscoped"
        constraints = [
            models.UniqueConstraint(name="versions_count_up", fields=["article", "version"]),
            models.CheckConstraint(name="versions_begin_at_one", condition=Q(version__gte=1)),
            models.CheckConstraint(
                name="dutch_and_french_are_equals",
                condition=Q(
                    title_nl__regex=_SOMETHING,
                    title_fr__regex=_SOMETHING,
                    body_nl__regex=_SOMETHING,
                    body_fr__regex=_SOMETHING,
                ),
            ),
            models.CheckConstraint(
                name="validated_by_someone_on_a_day",
                condition=(Q(validated_on__isnull=True) & Q(validated_by_role=""))
                | (Q(validated_on__isnull=False) & Q(validated_by_role__regex=_SOMETHING)),
            ),
        ]

    class Privacy:
        fields = {
            "article": Kind.NEUTRAL,
            "version": Kind.NEUTRAL,
            "title_nl": Kind.NEUTRAL,
            "title_fr": Kind.NEUTRAL,
            "title_en": Kind.NEUTRAL,
            "body_nl": Kind.NEUTRAL,
            "body_fr": Kind.NEUTRAL,
            "body_en": Kind.NEUTRAL,
            "source": Kind.NEUTRAL,
            "owner": Kind.NEUTRAL,
            "validated_on": Kind.NEUTRAL,
            "validated_by_role": Kind.NEUTRAL,
            "published_at": Kind.NEUTRAL,
            "digest": Kind.NEUTRAL,
        }
        keep = "for as long as the guide exists: who printed an old edition can still find it"
        may_leave = True

    def __str__(self) -> str:
        return f"{self.article_id} · {self.version}"

    @property
    def title(self) -> Trilingual:
        return Trilingual(nl=self.title_nl, fr=self.title_fr, en=self.title_en)

    @property
    def body(self) -> Trilingual:
        return Trilingual(nl=self.body_nl, fr=self.body_fr, en=self.body_en)
