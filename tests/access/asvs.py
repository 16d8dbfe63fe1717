"""The requirements of the ASVS 5.0 that Relais answers for, with the tests that prove them.

Chosen from the 345 for what can harm people here; the level is the standard's own.
"""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "operations" / "asvs.md"

REQUIREMENTS = {
    "1.2.4": (1, "Queries take values as parameters"),
    "1.2.10": (3, "No formula gets into a sheet"),
    "1.3.6": (2, "The server asks no address that somebody typed"),
    "2.3.1": (1, "Steps are made in their order only"),
    "2.3.3": (2, "An act is done whole or not at all"),
    "2.3.4": (2, "Nothing is promised twice"),
    "2.3.5": (3, "The gravest acts need a second person"),
    "2.4.1": (2, "Nobody carries off much at once"),
    "3.3.1": (1, "Cookies are secure"),
    "3.3.2": (2, "Cookies stay on their site"),
    "3.3.3": (2, "Cookies bear the prefix `__Host-`"),
    "3.4.1": (1, "HTTPS is asked for, strictly"),
    "3.4.3": (2, "A policy forbids foreign code"),
    "3.4.4": (2, "Types of content are not guessed"),
    "3.4.5": (2, "No address leaves with a referrer"),
    "3.4.6": (2, "No page is framed"),
    "3.5.1": (1, "No other site can send a form"),
    "5.2.1": (1, "Uploads have a size"),
    "5.2.2": (1, "Uploads are what they say"),
    "5.4.1": (2, "Names of files are ours"),
    "5.4.2": (2, "Names of files are written safely"),
    "6.2.1": (1, "Passwords are long"),
    "6.2.4": (1, "No common password"),
    "6.2.9": (2, "Long passwords are allowed"),
    "6.2.12": (2, "No breached password"),
    "6.3.1": (1, "Guessing is held back, without locking the owner out"),
    "6.3.3": (2, "Signing in takes more than a password, and resists phishing"),
    "6.3.7": (3, "Who signs in is told of changes"),
    "6.3.8": (3, "Nobody learns which accounts exist"),
    "6.4.3": (2, "A reset keeps the second factor"),
    "6.5.1": (2, "A code works once"),
    "6.8.1": (2, "An agency's account is its issuer and subject"),
    "6.8.4": (2, "An agency says how strongly somebody signed in"),
    "7.2.4": (1, "A session gets a new name at sign-in"),
    "7.3.1": (2, "An idle session locks"),
    "7.3.2": (2, "A session has an end"),
    "7.4.1": (1, "Signing out ends the session"),
    "7.4.2": (1, "Who is retired is out at once"),
    "7.5.3": (3, "The gravest acts ask again who it is"),
    "8.2.1": (1, "Every page opens to its roles only"),
    "8.2.2": (1, "Every file opens to those who see it only"),
    "8.2.3": (2, "Every field shows where it may only"),
    "8.3.2": (3, "Changes of access hold at once"),
    "8.4.1": (2, "Nothing of one organisation shows to another"),
    "11.3.3": (2, "What is sealed can't be changed or moved unseen"),
    "11.3.4": (3, "No nonce comes twice"),
    "11.4.2": (2, "Passwords are hashed slowly"),
    "13.2.2": (2, "The program has no more rights than it needs"),
    "14.2.1": (1, "Nothing sensitive stands in addresses"),
    "14.2.7": (3, "What is past is let go of"),
    "14.2.8": (3, "Files lose what their makers left in them"),
    "14.3.2": (2, "The browser keeps nothing"),
    "15.3.3": (2, "A form fills in what it asks only"),
    "15.3.4": (2, "The address of who asks is known"),
    "16.2.1": (2, "The log says where"),
    "16.2.5": (2, "Nothing sensitive stands in a log"),
    "16.3.2": (2, "Decisions about access are kept"),
    "16.4.2": (2, "Nobody changes the log unseen"),
    "16.5.1": (2, "Errors tell nothing of the inside"),
    "16.5.3": (2, "What fails stays closed"),
}
BY_INTENT = {
    "15.3.4": "On the public page and on what is reported without a name nobody's address is known:"
    " whoever reads there may be watched.",
    "16.2.1": "For the same reason logs of those pages say no address and no browser.",
}
NOT_MET = {
    "2.3.4": "No places are booked yet.",
    "2.4.1": "Nothing asks yet who opens many files in an hour; every opening is in the audit.",
    "5.2.1": "Nothing is uploaded on a page yet.",
    "5.2.2": "Nothing is uploaded on a page yet.",
    "6.2.1": "No test proves it yet.",
    "6.2.4": "No test proves it yet.",
    "6.2.9": "No test proves it yet.",
    "6.2.12": "No test proves it yet.",
    "6.3.7": "No test proves it yet.",
    "6.4.3": "No test proves it yet.",
    "6.8.1": "No test proves it yet.",
    "6.8.4": "No test proves it yet.",
    "14.2.7": "Retention is declared for every field; for files of persons nothing purges yet.",
    "14.2.8": "Nothing is uploaded on a page yet.",
}


_INTRODUCTION = (
    "A short list from the OWASP Application Security Verification Standard 5.0, chosen for what"
    " can harm people here. `pytest -m asvs` runs the tests; this page is drawn from their marks by"
    " `python -m tests.access.draw`, and a test compares."
)


def marks() -> dict[str, list[str]]:
    """Which tests prove each requirement, by the marks in the sources."""
    found: dict[str, list[str]] = defaultdict(list)
    for folder in ("tests", "src"):
        for path in sorted((ROOT / folder).rglob("test_*.py")):
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, ast.FunctionDef):
                    for number in _marked(node):
                        found[number].append(f"{path.relative_to(ROOT)}::{node.name}")
    return found


def _marked(test: ast.FunctionDef) -> list[str]:
    return [
        ast.literal_eval(argument)
        for decorator in test.decorator_list
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "pytest.mark.asvs"
        for argument in decorator.args
    ]


def draw() -> str:
    """The page as Markdown."""
    proved = marks()
    rows = [
        f"| {number} | {level} | {words} | {'<br>'.join(f'`{test}`' for test in proved[number])} |"
        for number, (level, words) in REQUIREMENTS.items()
        if number in proved
    ]
    return "\n".join(
        [
            "# Security requirements that Relais answers for",
            _INTRODUCTION,
            "",
            "| requirement | level | in short | proved by |",
            "|---|---|---|---|",
            *rows,
            "",
            "## Not met by intent",
            *_reasons(BY_INTENT),
            "",
            "## Not met or not proved yet",
            *_reasons(NOT_MET),
            "",
        ]
    )


def _reasons(why: dict[str, str]) -> list[str]:
    return [
        f"* **{number}** (level {REQUIREMENTS[number][0]}, {REQUIREMENTS[number][1].lower()}):"
        f" {reason}"
        for number, reason in why.items()
    ]
