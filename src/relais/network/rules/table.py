"""What was on the table of a meeting, as it is typed: a line for each thing, in each language."""

from itertools import zip_longest

from relais.foundation.wording import LANGUAGES, Wording
from relais.network.rules.records import Line
from relais.network.rules.refusals import NetworkRefusal
from relais.network.rules.vocabulary import MeetingPart


def refuse_table(nl: str, fr: str, en: str) -> NetworkRefusal | None:
    """Dutch and French say the same things, line by line; English may stay away as a whole."""
    dutch, french, english = (_lines(text) for text in (nl, fr, en))
    if not dutch and not french:
        return NetworkRefusal.NOTHING_SAID
    if len(dutch) != len(french) or (english and len(english) != len(dutch)):
        return NetworkRefusal.OTHER_NUMBER_OF_LINES
    return None


def table_lines(nl: str, fr: str, en: str) -> tuple[Line, ...]:
    """A line for each thing; `refuse_table` said nothing against it."""
    texts = zip_longest(*(_lines(text) for text in (nl, fr, en)), fillvalue="")
    return tuple(
        Line(
            part=MeetingPart.ON_THE_TABLE,
            text=Wording.of(dict(zip(LANGUAGES, each, strict=True))),
        )
        for each in texts
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
