"""Opens the spreadsheet in which the medicines agency publishes the pharmacies.

The file comes from elsewhere: nothing in it is trusted or run, and no more than so much of it is
unpacked.
"""

import warnings
from contextlib import closing
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Final

from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES

from relais.foundation.sheets import SheetRefused, unpacked
from relais.organisations.rules.pharmacies_file import LAYOUT, PharmaciesRefusal, SheetRow

# Ours, and wide: 5,000 invented pharmacies take 0.2 MB, unpacked 2.5 MB.
MEGABYTES: Final = 5
MEGABYTES_UNPACKED: Final = 10
ROWS: Final = 20_000
_MEGABYTE = 1_000_000
# One more than are known, so that a list that has grown wider is seen to have done so.
_COLUMNS = len(LAYOUT.columns) + 1


class PharmaciesRefused(Exception):
    """The list as a whole cannot be taken over; nothing was changed."""

    def __init__(self, refusal: PharmaciesRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


def read_sheet(path: Path) -> list[SheetRow]:
    """The values of the first worksheet, row by row, title first. Raises `PharmaciesRefused`.

    A formula is not worked out: it counts as the value that stands beside it in the file.
    """
    content = _content(path)
    try:
        with warnings.catch_warnings():
            # What openpyxl has to say of styles and extensions concerns nobody here.
            warnings.simplefilter("ignore")
            return _rows(_unpacked(content))
    except PharmaciesRefused:
        raise
    except Exception as error:
        # A made-up file can trip the readers of zip and XML anywhere.
        raise PharmaciesRefused(PharmaciesRefusal.NOT_A_SPREADSHEET) from error


def _content(path: Path) -> bytes:
    at_most = MEGABYTES * _MEGABYTE
    try:
        with path.open("rb") as file:
            content = file.read(at_most + 1)
    except OSError as error:
        raise PharmaciesRefused(PharmaciesRefusal.UNREADABLE) from error
    if len(content) > at_most:
        raise PharmaciesRefused(PharmaciesRefusal.TOO_LARGE)
    return content


def _unpacked(content: bytes) -> BytesIO:
    try:
        return unpacked(content, at_most=MEGABYTES_UNPACKED * _MEGABYTE)
    except SheetRefused as refused:
        raise PharmaciesRefused(PharmaciesRefusal[refused.refusal.name]) from refused


def _rows(archive: BytesIO) -> list[SheetRow]:
    book = load_workbook(archive, read_only=True, data_only=True, keep_links=False)
    with closing(book):
        sheet = book.worksheets[0]
        # What a sheet says of its own size can be wrong, and rows would be lost.
        sheet.reset_dimensions()
        cells = sheet.iter_rows(max_col=_COLUMNS, values_only=True)
        rows = [tuple(map(_value, row)) for row in islice(cells, ROWS + 1)]
    if len(rows) > ROWS:
        raise PharmaciesRefused(PharmaciesRefusal.TOO_MANY_ROWS)
    return list(rows)


def _value(cell: object) -> object:
    """Nothing where a formula came to an error."""
    return None if cell in ERROR_CODES else cell
