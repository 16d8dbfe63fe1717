"""`relais guide load`: take in the articles that ship with the guide, or of another folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from relais.foundation import clock
from relais.foundation.access import OPERATOR
from relais.guide import words
from relais.guide.commands import ArticleRefused, load_guide
from relais.guide.forms.articles import UnreadableChapter, read_chapter

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "articles"


class Command(BaseCommand):
    help = "Publish a new edition of every article whose text changed; safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=["load"])
        parser.add_argument("--folder", type=Path, default=SHIPPED, help="one YAML file a chapter")

    @no_translations
    def handle(self, *_args: Any, folder: Path, **_options: Any) -> None:
        try:
            drafts = [
                draft
                for file in sorted(folder.glob("*.yaml"))
                for draft in read_chapter(file.read_text(encoding="utf-8"), name=file.name)
            ]
            loaded = load_guide(by=OPERATOR, now=clock.now(), articles=drafts)
        except UnreadableChapter as problem:
            raise CommandError(f"{problem} Nothing was changed.") from problem
        except ArticleRefused as refused:
            sentence = words.article_refusal(refused.refusal)
            raise CommandError(f"{refused.code}: {sentence} Nothing was changed.") from refused
        self.stdout.write(
            f"Guide: {loaded.published} new editions, {loaded.unchanged} articles unchanged."
        )
