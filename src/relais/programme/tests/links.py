"""Links as they arrive in letters, opened as a browser or a mail scanner does."""

import re

OPEN = {"host": "open.localhost"}


def links_to(mailoutbox, body):
    """The path of each link in the letters to this body, the last one in the end."""
    text = "\n".join(letter.body for letter in mailoutbox if letter.to == [f"{body}@example.org"])
    return re.findall(r"http://open\.localhost:?\d*(/\S+/contribute/\S+/)", text)


def link_to(mailoutbox, body):
    return links_to(mailoutbox, body)[-1]


def token_of(path):
    return path.rstrip("/").rpartition("/")[2]


def get(client, path):
    return client.get(path, headers=OPEN)


def post(client, path, form=None):
    return client.post(path, form or {}, headers=OPEN)
