"""Office files that are the same on every build: they are zips, and those know the hour."""

import io
import re
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest moment that a zip can hold.
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_STAMP: Final = re.compile(
    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)"
)
_STAMPS_IN: Final = "docProps/core.xml"


def sealed(file: bytes) -> bytes:
    """The same file without the hour of its making, its parts in the order of their names."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(file)) as made, ZipFile(out, "w", ZIP_DEFLATED) as kept:
        for name in sorted(made.namelist(), key=_first_what_readers_look_for):
            content = made.read(name)
            if name == _STAMPS_IN:
                content = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", content)
            entry = ZipInfo(name, _MOMENT)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            kept.writestr(entry, content)
    return out.getvalue()


def _first_what_readers_look_for(name: str) -> tuple[bool, str]:
    return name != "[Content_Types].xml", name
