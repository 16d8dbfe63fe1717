"""What the guide says: every label and sentence, in the active language."""

from datetime import date

from babel import Locale, UnknownLocaleError
from django.utils.translation import gettext as _

from relais.directory.interface import TROUBLE
from relais.guide.rules.articles import Chapter, Refusal

PAGE_LANGUAGES = ("nl", "fr", "en")


def own_language_name(code: str) -> str:
    """What the speakers of a language call it; its code when we do not know."""
    try:
        return str(Locale(code).languages[code]).capitalize()
    except (UnknownLocaleError, KeyError):
        return code.upper()


def day(of: date) -> str:
    """A day as both languages of the region write it."""
    return f"{of:%d/%m/%Y}"


def confirmation_key(unconfirmed: int, total: int) -> str:
    """Which of the counter's sentences says how much of the directory is confirmed."""
    if not unconfirmed:
        return "all_confirmed"
    return "all_unconfirmed" if unconfirmed == total else "some_unconfirmed"


def counter_words() -> dict[str, str]:
    """Every word that the counter shows, in the active language: the page, the browser and the
    offline file all read this one list. Fixed parts of a sentence are named `%(...)s`."""
    return {**_counter_needs(), **_counter_steps(), **_counter_results(), **_counter_frame()}


def _counter_needs() -> dict[str, str]:
    return {
        "need.danger": _("In danger, now"),
        "need.talk": _("Talk to someone"),
        "need.sleep": _("A place to sleep"),
        "need.children": _("There are children"),
        "need.police": _("Complaint or police"),
        "need.uses_violence": _("Uses violence"),
        "need.law": _("Law, papers"),
        "need.worried": _("I am worried about someone"),
        "need.sexual_violence": _("After sexual violence"),
        "need.medical": _("Medical care"),
        "need.crisis": _("In crisis, thinks of suicide"),
        "need.victim_support": _("Support after what happened"),
        "need.housing": _("A home for later"),
    }


def _counter_steps() -> dict[str, str]:
    return {
        "title": _("Info & numbers"),
        "question": _("What is needed?"),
        "nothing_kept": _("Nothing is asked or kept about the person."),
        "more": _("Something else"),
        "place_question": _("Which municipality?"),
        "place_unknown": _("I do not know"),
        "place_filter": _("Name or postcode"),
        "place_none": _("No municipality of Brussels has this name or postcode."),
        "danger_title": _("Call now"),
        "danger_112": _("Ambulance, fire, any emergency"),
        "danger_101": _("Police, urgent"),
        "misread.need": _("This page does not know that need. Start again."),
        "misread.municipality": _("This page does not know that municipality. Start again."),
        "misread.language": _("This page does not know that language. Start again."),
    }


def _counter_results() -> dict[str, str]:
    return {
        "say": _("Say, for example"),
        "not_validated": _("(not validated yet)"),
        "language_question": _("In which language?"),
        "helpline": _("Helpline"),
        "services": _("Also possible"),
        "no_helpline": _("No helpline found. In danger: 112."),
        "no_service": _("No other service is known for this. The helpline can search along."),
        "no_number": _("No number known"),
        "professional_only": _("Through a professional only"),
        "languages": _("Speaks: %(languages)s"),
        "languages_unknown": _("Languages not known"),
        "confirmed": _("Confirmed on %(date)s"),
        "stale": _("Last confirmed on %(date)s: check first"),
        "unconfirmed": _("Not confirmed yet"),
        "disputed": _("Others found a mistake here: check first"),
        "further": _("More: %(reasons)s"),
        "print": _("Print a card"),
        "pdf": _("Card as PDF"),
        "coded": _(
            "A code on the card (PDF): with it the service can say, if the person agrees, what "
            "came of it"
        ),
        "card_title": _("Opening hours & numbers"),
        "card_always": _("day and night"),
        "card_month": _("%(month)s. Marked *: check first."),
        "given": _("Help given (counted without any name)"),
        "given_number_shown": _("Number given"),
        "given_called_together": _("Called together"),
        "given_danger_called": _("Called 112 or 101"),
    }


def trouble_words() -> dict[str, str]:
    """What an enrolled counter can say beside these: that something is wrong with a service."""
    return {
        "wrong": _("Something wrong?"),
        **{f"wrong.{trouble}": str(label) for trouble, label in TROUBLE.items()},
        "wrong.thanks": _("Thank you: passed on to who keeps this record"),
        "wrong.undo": _("Undo"),
        "wrong.undone": _("Undone: nothing is passed on"),
    }


def _counter_frame() -> dict[str, str]:
    return {
        "back": _("Back"),
        "wipe": _("Clear"),
        "wipe_soon": _("Clears itself in %(seconds)s seconds"),
        "wiped": _("Cleared"),
        "language": _("Language of this page"),
        "guide": _("How to notice and how to help"),
        "file": _("This page as one file"),
        "fresh": _("Data of %(date)s."),
        "all_unconfirmed": _("No record is confirmed yet (%(count)s)."),
        "some_unconfirmed": _("%(count)s of %(total)s records are not confirmed yet."),
        "all_confirmed": _("All records are confirmed."),
        "expires_soon": _("This list is valid until %(date)s. Fetch a new one before that day."),
        "expired": _("This list expired on %(date)s. Numbers and hours may be wrong."),
        "needs_script": _("Without a connection this page needs JavaScript."),
    }


def chapter(code: str) -> dict[str, str]:
    """Title and one sentence for a chapter of the guide."""
    return {
        Chapter.DETECT: {
            "title": _("Detect"),
            "lead": _("What to look for, and how to tell that it is violence."),
        },
        Chapter.CARE: {
            "title": _("Care"),
            "lead": _("What to do and to say when someone tells you."),
        },
        Chapter.ORIENT: {
            "title": _("Orient"),
            "lead": _("How to bring someone to the right service."),
        },
        Chapter.SECTOR: {
            "title": _("By sector"),
            "lead": _("Advice for your own work. It is not supplied yet."),
        },
        Chapter.COUNTER: {
            "title": _("What to say at a counter"),
            "lead": _("One line for each need. In danger two lines."),
        },
    }[Chapter(code)]


def article_refusal(refusal: Refusal) -> str:
    """Why the guide did not take an article in."""
    return {
        Refusal.TWICE: _("Two articles have this code."),
        Refusal.LANGUAGE_MISSING: _("Dutch and French must both be there."),
        Refusal.PLACE_UNCLEAR: _(
            "A page of a sector must name its sector, a line of the counter must name its need."
        ),
        Refusal.SENTENCE_TOO_LONG: _("A line to say has at most 25 words."),
        Refusal.WRONG_NUMBER_OF_LINES: _("The counter says one line, and two lines in danger."),
        Refusal.HALF_VALIDATED: _("A signature needs both a day and a role."),
        Refusal.VALIDATED_LATER: _("A signature cannot be of a later day."),
    }[refusal]
