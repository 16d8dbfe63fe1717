"""`relais report`: what it writes, what it says, and with which code it ends."""

import hashlib
import io
import json
import time

import pytest
from django.core.management import CommandError, call_command
from django.http import Http404
from django.utils.translation import override

from relais.foundation.wording import Wording
from relais.programme.models import FrozenEdition, Publication
from relais.programme.queries import drafts, editions
from relais.programme.queries.drawing.pdf import set_told
from relais.programme.rules import canonical
from relais.programme.tests.sample import REPORT, an_edition, frozen, with_item, words

HALF = with_item(title=Wording(nl="Alleen Nederlands"))


@pytest.fixture(autouse=True)
def _language_of_the_terminal():
    with override("en"):
        yield


@pytest.fixture
def tables(db, monkeypatch):
    an_edition()
    told = {"2022": REPORT}

    def compose(_viewer, ref, **_):
        if ref not in told:
            raise Http404
        return told[ref]

    monkeypatch.setattr(drafts, "compose", compose)
    return told


def report(*arguments):
    out, err = io.StringIO(), io.StringIO()
    call_command("report", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_it_writes_every_file_and_lists_it_with_its_fingerprint(tables, tmp_path):
    out, err = report("build", "--edition", 2022, "-o", tmp_path / "new")
    listed = dict(reversed(line.split()) for line in out.splitlines())
    written = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (tmp_path / "new").iterdir()
    }

    assert listed == written
    assert len(written) == 4 * 3 + 1
    assert "Composing edition 2022 as it stands now" in err
    assert "Drawing report-2022-1-fr.pdf" in err


def test_it_writes_only_what_was_asked(tables, tmp_path):
    frozen()
    tables["2022"] = HALF
    report(
        *("build", "--edition", 2022, "--revision", 1),
        *("--languages", "fr,en", "--formats", "xlsx,json", "-o", tmp_path),
    )

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "report-2022-1-en.xlsx",
        "report-2022-1-fr.xlsx",
        "report-2022-1.json",
    ]
    assert (tmp_path / "report-2022-1.json").read_text() == canonical.write(REPORT)


def test_a_missing_language_fails_the_build_and_names_the_place(tables, tmp_path):
    tables["2022"] = HALF
    build = ("build", "--edition", 2022, "--formats", "html", "-o", tmp_path)

    with pytest.raises(CommandError, match="training/region/I01/title: nothing stands here in fr"):
        report(*build)
    assert [path.name for path in tmp_path.iterdir()] == ["report-2022-1-nl.html"]
    report(*build, "--with-gaps")
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize(("option", "value"), [("--languages", "nl,de"), ("--formats", "pdf,odt")])
def test_what_it_does_not_know_is_refused(tables, tmp_path, option, value):
    with pytest.raises(CommandError, match="invalid"):
        report("build", "--edition", 2022, option, value, "-o", tmp_path)


def test_an_edition_that_is_not_there_is_said(tables, tmp_path):
    for arguments in (
        ("build", "--edition", 1999, "-o", tmp_path),
        ("build", "--edition", 2022, "--revision", 4, "-o", tmp_path),
        ("freeze", "--edition", 1999),
        ("publish", "--edition", 2022),
    ):
        with pytest.raises(CommandError, match="no such edition"):
            report(*arguments)


def test_a_folder_that_can_not_be_written_leaves_no_half_file(tables, tmp_path):
    (tmp_path / "report-2022-1.json").mkdir()

    with pytest.raises(CommandError, match=r"report-2022-1.json can't be written"):
        report("build", "--edition", 2022, "--formats", "json", "-o", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["report-2022-1.json"]


def test_it_freezes_and_publishes(tables):
    out, _ = report("freeze", "--edition", 2022)
    assert out.split() == [canonical.digest(REPORT), "2022", "revision", "1"]
    report("publish", "--edition", 2022)

    assert Publication.unscoped.get().frozen == FrozenEdition.unscoped.get()


def test_the_chapters_are_told_while_they_are_composed(loaded, tmp_path):
    _, err = report("freeze", "--edition", 2022)
    chapters = [line for line in err.splitlines() if line.startswith("Composing chapter")]

    assert chapters == [f"Composing chapter ch{number}" for number in range(1, len(chapters) + 1)]
    assert chapters
    assert err.splitlines()[-1] == "Freezing it"


def test_an_edition_that_is_not_frozen_gives_the_same_files_whatever_the_hour(loaded, tmp_path):
    build = ("build", "--edition", 2022, "--languages", "fr", "--with-gaps", "-o", tmp_path)
    first, _ = report(*build)
    time.sleep(2.1)  # a zip counts in steps of two seconds

    assert report(*build)[0] == first


def test_a_correction_says_what_it_corrects(tables):
    report("freeze", "--edition", 2022)
    tables["2022"] = HALF

    with pytest.raises(CommandError, match="what the new revision corrects"):
        report("freeze", "--edition", 2022)
    _, err = report("freeze", "--edition", 2022, "--errata-nl", "a", "--errata-fr", "b")
    assert "training/region/I01/title: not in fr, en" in err
    assert FrozenEdition.unscoped.get(revision=2).errata == Wording(nl="a", fr="b")


def test_gaps_are_listed_and_published_only_when_that_is_said(tables, capsys):
    frozen(HALF)
    err = io.StringIO()

    with pytest.raises(CommandError, match="Translations are missing"):
        call_command("report", "publish", "--edition", "2022", stderr=err)
    assert "training/region/I01/title: not in fr, en" in err.getvalue()
    report("publish", "--edition", 2022, "--revision", 1, "--with-gaps")
    assert Publication.unscoped.get().with_gaps


def test_many_gaps_are_cut_and_places_without_any_text_come_first(tables):
    many = tuple(words(f"{number}", "", "") for number in range(25))
    frozen_with = REPORT.__replace__(errata=many, publisher=Wording())
    tables["2022"] = frozen_with
    err = io.StringIO()

    with pytest.raises(CommandError, match="nothing is said in any language"):
        call_command("report", "freeze", "--edition", "2022", stderr=err)
    assert err.getvalue().splitlines()[1] == "publisher: nothing is said"
    assert err.getvalue().splitlines()[-2:] == ["… and 5 more", "Freezing it"]


def test_what_is_frozen_is_verified(tables):
    frozen()

    assert report("verify")[0] == "1 frozen revisions, 0 damaged.\n"
    assert json.loads(report("verify", "--json")[0]) == {"frozen": 1, "damaged": []}


def test_what_is_damaged_is_named_and_ends_in_failure(tables):
    kept = frozen()
    FrozenEdition.unscoped.create(
        edition=kept.edition,
        revision=2,
        document="{}",
        sha256="0" * 64,
        frozen_at=kept.frozen_at,
        frozen_by="x",
    )

    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("report", "verify", stdout=out)
    assert ended.value.code == 1
    assert "2022 revision 2 is not what was frozen." in out.getvalue()

    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("report", "verify", "--json", stdout=out)
    assert json.loads(out.getvalue())["damaged"] == [
        {"edition": "2022", "revision": 2, "sha256": canonical.sha256("{}")}
    ]
    assert editions.damaged(None)[0] == 2


def test_what_is_told_for_a_pdf_gives_the_same_pdf(tables, tmp_path):
    report("build", "--edition", 2022, "--formats", "pdf", "--languages", "fr", "-o", tmp_path)
    (told := tmp_path / "told").mkdir()
    report(
        *("build", "--edition", 2022, "--formats", "pdf", "--languages", "fr"),
        *("-o", tmp_path / "other", "--told", told),
    )
    (file,) = told.iterdir()
    wanted = json.loads(file.read_text(encoding="utf-8"))

    assert wanted["path"] == str(tmp_path / "other" / "report-2022-1-fr.pdf")
    assert set_told(json.dumps(wanted["told"])) == (tmp_path / "report-2022-1-fr.pdf").read_bytes()
