from django.db import models

from relais.foundation.privacy import Kind, Processing, check_privacy, unconfirmed
from relais.foundation.trilingual import Trilingual


class Declared:
    """Stands in for an app with one model."""

    name = "relais.invented"
    processing = Processing(
        title=Trilingual(nl="t", fr="t"),
        purpose=Trilingual(nl="d", fr="b"),
        whose=Trilingual(nl="w", fr="q"),
    )

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model

    def get_models(self):
        return [self.model]


def model_with(privacy: type | None) -> type[models.Model]:
    body = {"__module__": "relais.foundation.tests.invented", "phone": models.TextField()}
    if privacy is not None:
        body["Privacy"] = privacy
    body["Meta"] = type("Meta", (), {"app_label": "foundation", "abstract": True})
    return type("Invented", (models.Model,), body)


def ids(model):
    return [error.id for error in check_privacy([Declared(model)])]


def test_a_model_that_declares_nothing_is_an_error():
    assert ids(model_with(None)) == ["relais.E001"]


def test_a_field_that_has_not_decided_is_an_error():
    privacy = type("Privacy", (), {"fields": {}, "keep": "a year", "may_leave": False})
    assert ids(model_with(privacy)) == ["relais.E003"]


def test_a_declaration_of_a_field_that_is_gone_is_an_error():
    stated = {"phone": Kind.IDENTIFYING, "fax": Kind.NEUTRAL}
    privacy = type("Privacy", (), {"fields": stated, "keep": "a year", "may_leave": False})
    assert ids(model_with(privacy)) == ["relais.E004"]


def test_a_declaration_says_how_long_and_whether_it_may_leave():
    privacy = type("Privacy", (), {"fields": {"phone": Kind.IDENTIFYING}})
    assert ids(model_with(privacy)) == ["relais.E002", "relais.E002"]


def test_a_whole_declaration_passes():
    assert ids(model_with(whole())) == []


def test_a_neutral_model_needs_no_words():
    stated = {"phone": Kind.NEUTRAL}
    privacy = type("Privacy", (), {"fields": stated, "keep": "a year", "may_leave": False})
    assert ids(model_with(privacy)) == []


def test_personal_data_have_words_in_the_languages_of_the_register():
    assert ids(model_with(whole(record="phones", keep="a year"))) == ["relais.E005"] * 2


def test_a_context_with_personal_data_says_what_for(monkeypatch):
    monkeypatch.setattr(Declared, "processing", None)

    assert ids(model_with(whole())) == ["relais.E006"]


def whole(**other):
    """A declaration that lacks nothing, but for what is given."""
    said = {
        "record": Trilingual(nl="Telefoons", fr="Téléphones"),
        "fields": {"phone": Kind.IDENTIFYING},
        "keep": unconfirmed(nl="een jaar", fr="un an", en="a year"),
        "may_leave": False,
    }
    return type("Privacy", (), {**said, **other})
