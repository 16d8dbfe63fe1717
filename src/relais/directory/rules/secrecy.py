"""Refuse whatever could say where a secret house stands.

The address of a refuge can kill, so these rules err towards refusing: a harmless sentence is
written again in other words, a leaked street cannot be taken back.
"""

import re
import unicodedata
from enum import StrEnum
from urllib.parse import unquote


class SecrecyRefusal(StrEnum):
    """Why a text of a confidential service is not kept."""

    STREET = "street"
    POSTCODE = "postcode"
    COORDINATES = "coordinates"
    MAP_LINK = "map_link"
    DIRECTIONS = "directions"
    UNREADABLE = "unreadable"


# What the database refuses too, whoever writes to it (PostgreSQL's own regular expressions).
PLACE_IN_SQL = (
    r"(straat|straße|strasse|steenweg|laan|plein|dreef|kaai)(\M|[0-9])"
    r"|\m(rue|avenue|boulevard|chaussee|chaussée|venelle)\M"
)

# Dutch glues the kind of street to its name. These endings say "street" by themselves.
_DUTCH_STREET = re.compile(
    r"\b(?P<word>\w*(?:steenweg|[^\W\d]{2}(?:straat|strasse|laan|plein|dreef|kaai)))(?=\d|\b)"
)
# ... but for the verb "to hit", which is the subject here.
_VERBS = re.compile(r"(?:aan|af|dicht|door|in|ineen|neer|op|over|terug|toe|uit|ver)?slaan\b")
# French sets the kind before the name; "à la rue" is to be without a home.
_HOMELESS = re.compile(
    r"\b(?:a|dans|sur) la rue\b(?! (?:d|l|de|du|des|le|la|les|\d+|haute|basse|neuve)\b)"
)
_FRENCH_STREET = re.compile(
    r"\b(?:rue|avenue|boulevard|bd|bld|blvd|chaussee|drevelette|venelle|impasse)\b"
)
_FRENCH_NAMED = re.compile(
    r"\b(?i:place|square|quai|dreve|allee|galerie|sentier|passage|parvis|porte|vieille|rond point"
    r"|clos"  # codespell:ignore clos
    r"|av)\b(?i: (?:de|du|des|d|la|le|les|l|au|aux))* [A-Z]"
)
_ENGLISH_NAMED = re.compile(r"\b[A-Z]\w+ (?i:street|road|avenue|lane|square|drive)\b")
# Weaker words mean a street only beside a house number.
_WEAK = (
    r"(?:\w*(?:weg|gang|hof|lei|berg|markt|poort|brug|ring|park|pad|baan|veld|wijk|plaats|platz"
    r"|singel"  # codespell:ignore singel
    r"|allee)|straat|laan|plein|dreef|kaai|av|place|square|quai|dreve|allee|galerie|sentier"
    r"|passage|cour|parvis|porte|montee|cite|street|road|lane|drive|court|st|rd"
    r"|clos|pont)"  # codespell:ignore clos,pont
)
_HOUSE_NUMBER = r"(?:no |nr |n )?\d{1,4}(?: ?(?:bis|ter|[a-z]))?"
_WEAK_THEN_NUMBER = re.compile(rf"\b{_WEAK}(?: [^\W\d]+){{0,4}}? ?{_HOUSE_NUMBER}\b")
_NUMBER_THEN_WEAK = re.compile(rf"\b{_HOUSE_NUMBER}(?: (?:in|op|de|het|the|la|le|l))* {_WEAK}\b")
_NUMBER_NAME_WEAK = re.compile(
    rf"\b{_HOUSE_NUMBER} [^\W\d]+ (?:street|road|lane|drive|court|st|rd)\b"
)
_BOX = re.compile(r"\b(?:huisnummer|bus|bte|boite|box|postbus|bp) ?\d+\b")

# The nineteen municipalities use 1000 to 1212; a little more is refused for a slip of the pen.
_POSTCODE = re.compile(r"(?<![\d.,])(?:b|be)? ?1[0-2]\d\d(?![\d])")

_COORDINATES = (
    # Degrees of latitude and longitude around Brussels, decimal or in minutes.
    re.compile(r"(?<![\d.,])50[.,]\s?[6-9]\d+"),
    re.compile(r"(?<![\d.,])4[.,]\s?[2-5]\d{2,}"),
    re.compile(r"\b(?:50|0?4) ?[°º]"),
    # Belgian Lambert metres.
    re.compile(r"\b1[45]\d{4}\D{1,5}1[67]\d{4}\b"),
    # Plus codes, geohashes of the region, three-word places.
    re.compile(r"\b[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,3}\b"),
    re.compile(r"\bu1[45][0-9b-hjkmnp-z]{3,}\b"),
    re.compile(r"///\s?\w|what3words|\bw3w\b"),
)
_MAP_LINK = re.compile(
    r"\bmaps?\b\s?[./]|goo\.gl|openstreetmap|\bosm\.org|\bwaze\b|\bgeo:|bing\.com/maps|mappy|plus\.codes"
)
_COMMENT = re.compile(r'"[^"]*"')
_DIRECTIONS = re.compile(
    r"\b(?:metro|metrohalte|tramhalte|bushalte|arret de (?:bus|tram|metro)|tegenover|en face d[eu]"
    r"|en face des|juste a cote|vlak naast|opposite|around the corner|om de hoek|au coin)\b"
)


def refuse_text_of_confidential_service(field: str, text: str) -> SecrecyRefusal | None:  # noqa: ARG001  # the field stands in the fault, every field obeys the same rule
    """Why `text` may not stand in `field` of a service whose address is secret, or None."""
    plain = _plain(text)
    if not _is_readable(plain):
        return SecrecyRefusal.UNREADABLE
    low = plain.casefold()
    tests = (
        (SecrecyRefusal.MAP_LINK, _MAP_LINK.search(low)),
        (SecrecyRefusal.COORDINATES, any(each.search(low) for each in _COORDINATES)),
        (SecrecyRefusal.STREET, _names_street(_spaced(plain))),
        (SecrecyRefusal.POSTCODE, _POSTCODE.search(low)),
        (SecrecyRefusal.DIRECTIONS, _DIRECTIONS.search(_spaced(low))),
    )
    return next((refusal for refusal, found in tests if found), None)


def hours_to_show(hours: str | None) -> str | None:
    """The hours of a service whose address is secret: their comments may say anything, so none."""
    return None if hours is None else _COMMENT.sub('"by appointment"', hours)


def _plain(text: str) -> str:
    """The text as a reader sees it: no percent codes, accents, hidden or look-alike characters."""
    for _ in range(2):
        text = unquote(text)
    decomposed = unicodedata.normalize("NFKD", text)
    shown = (
        letter
        for letter in decomposed
        if unicodedata.category(letter) not in {"Mn", "Cf", "Cc"} or letter.isspace()
    )
    return "".join(shown).replace("ß", "ss")


def _is_readable(plain: str) -> bool:
    """Whether all letters are Latin: what this rule can't read, it can't let through."""
    return all("LATIN" in unicodedata.name(letter, "") for letter in plain if letter.isalpha())


def _spaced(plain: str) -> str:
    """Words and numbers apart by single spaces, s p e l l e d words put together."""
    words = re.sub(r"[\W_]+", " ", plain).strip()
    return re.sub(r"\b(?:[^\W\d] ){4,}[^\W\d]\b", lambda found: found[0].replace(" ", ""), words)


def _names_street(words: str) -> bool:
    low = words.casefold()
    glued = (each["word"] for each in _DUTCH_STREET.finditer(low))
    return (
        any(not _VERBS.fullmatch(word) for word in glued)
        or bool(_FRENCH_STREET.search(_HOMELESS.sub(" ", low)))
        or bool(_FRENCH_NAMED.search(words) or _ENGLISH_NAMED.search(words))
        or any(
            each.search(low)
            for each in (_WEAK_THEN_NUMBER, _NUMBER_THEN_WEAK, _NUMBER_NAME_WEAK, _BOX)
        )
    )
