"""What the pages and sheets say of questions of members of parliament."""

from collections.abc import Iterable
from typing import Any, Final, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relais.foundation.partial_dates import PartialDate
from relais.foundation.told import say_date
from relais.foundation.trilingual import Trilingual
from relais.programme.rules.questions import QuestionRefusal
from relais.programme.rules.vocabulary import QuestionKind, QuestionState

KIND: Final = {
    QuestionKind.WRITTEN: Trilingual(
        nl="schriftelijke vraag", fr="question écrite", en="written question"
    ),
    QuestionKind.ORAL: Trilingual(nl="mondelinge vraag", fr="question orale", en="oral question"),
    QuestionKind.INTERPELLATION: Trilingual(
        nl="interpellatie", fr="interpellation", en="interpellation"
    ),
}
STATE: Final = {
    QuestionState.OPEN: Trilingual(nl="open", fr="ouverte", en="open"),
    QuestionState.ANSWERED: Trilingual(nl="beantwoord", fr="répondue", en="answered"),
    QuestionState.WITHDRAWN: Trilingual(nl="ingetrokken", fr="retirée", en="withdrawn"),
    QuestionState.NOT_KNOWN: Trilingual(
        nl="stand niet bekend", fr="état pas connu", en="not known how it stands"
    ),
}
REFUSAL: Final[dict[str, Promise]] = {
    QuestionRefusal.REF_IN_USE: _("This reference is in use. Choose another one."),
    QuestionRefusal.NO_ADDRESSEE: _("Say to whom it was put, or under which number."),
    QuestionRefusal.NO_ANSWER: _("Fill in the answer in one language, and its day."),
    QuestionRefusal.NOT_OPEN: _("This question is answered or withdrawn already."),
}
SHEET: Final = Trilingual(nl="Antwoordfiche", fr="Fiche de réponse", en="Answer sheet")
THE_QUESTION: Final = Trilingual(nl="De vraag", fr="La question", en="The question")
ASKED: Final = Trilingual(
    nl="Wat het parlement vroeg, en hoe het ermee staat",
    fr="Ce que le Parlement a demandé, et où cela en est",
    en="What parliament asked, and how it stands",
)
NOTHING_LINKED: Final = Trilingual(
    nl="Aan deze vraag is nog geen aanbeveling gekoppeld.",
    fr="Aucune recommandation n’est encore liée à cette question.",
    en="No recommendation is linked to this question yet.",
)
DONE: Final = Trilingual(nl="Wat er gebeurde", fr="Ce qui a été fait", en="What was done")
FIGURES: Final = Trilingual(nl="Gekoppelde cijfers", fr="Chiffres liés", en="Linked figures")
AS_OF: Final = Trilingual(nl="Stand op", fr="Situation au", en="As of")
SOURCE_EDITION: Final = Trilingual(
    nl="Bron: editie van het verslag",
    fr="Source : édition du rapport",
    en="Source: edition of the report",
)
NUMBER: Final = Trilingual(nl="Nummer", fr="Numéro", en="Number")
SUBJECT: Final = Trilingual(nl="Onderwerp", fr="Objet", en="Subject")
ASKED_ON: Final = Trilingual(nl="Gesteld op", fr="Posée le", en="Asked on")
MEMBER: Final = Trilingual(nl="Gesteld door", fr="Posée par", en="Asked by")
ADDRESSEE: Final = Trilingual(nl="Gericht aan", fr="Adressée à", en="Addressed to")
COMPETENT: Final = Trilingual(
    nl="Bevoegd, volgens de gekoppelde aanbevelingen",
    fr="Compétent, d’après les recommandations liées",
    en="Competent, by the linked recommendations",
)
SOURCE: Final = Trilingual(nl="Gezien in", fr="Vue dans", en="Seen in")


class Numbered(Protocol):
    """A question, as far as its name goes."""

    ref: str
    addressees: Any


def called(question: Numbered) -> str:
    """`584 / 585`, as printed; its own reference when no number is known."""
    return " / ".join(_numbers(question.addressees.all())) or question.ref


def _numbers(addressees: Iterable[Any]) -> Iterable[str]:
    return (each.number for each in addressees if each.number)


def day(told: str) -> str:
    """A date as it was told, as people read it; nothing when none was told."""
    return say_date(PartialDate.parse(told)) if told else ""
