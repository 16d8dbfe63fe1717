"""A static file inside a page: without our notes, and never able to end its element."""

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template, TemplateSyntaxError


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Writes a static file, and makes its own name the one it is found by."""

    def write(name: str, text: str) -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    monkeypatch.setattr(
        finders, "find", lambda name: str(tmp_path / name) if (tmp_path / name).exists() else None
    )
    return write


def shown(name: str) -> str:
    page = Template('{% load inline_files %}<script>{% inline_file "' + name + '" %}</script>')
    return page.render(Context())


def test_lines_for_us_and_indentation_stay_behind(written):
    name = written("notes.js", '// Why.\nif (a) {\n  b("*/*"); // kept\n\n  /* Why. */\n}\n')

    assert shown(name) == '<script>if (a) {\nb("*/*"); // kept\n}\n</script>'


def test_a_missing_file_is_an_error_and_not_an_empty_page(written):
    with pytest.raises(TemplateSyntaxError, match=r"no static file gone\.css"):
        shown("gone.css")


def test_a_file_may_not_end_the_element_around_it(written):
    with pytest.raises(TemplateSyntaxError, match="would end the element"):
        shown(written("ends.js", 'const end = "</SCRIPT>";'))
