"""A file of trainings that somebody sends, and once more what was seen of it."""

import base64
import binascii
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from relais.foundation.sheets import BYTES_AT_MOST, Sheet, SheetRefused, read_sheets
from relais.trainings.words.faults import SHEET_REFUSAL


class FileForm(forms.Form):
    """A spreadsheet to look at before it is taken over."""

    file = forms.FileField(
        label=_("Spreadsheet (XLSX or CSV)"),
        error_messages={"required": _("Choose a file."), "empty": _("This file is empty.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> Any:
        """Its name and content, no more of it than we read."""
        file = self.cleaned_data["file"]
        return file.name, file.read(BYTES_AT_MOST + 1)

    @property
    def sheets(self) -> dict[str, Sheet] | None:
        """The sheets of the file; nothing when it can't be read, which is then said."""
        if not self.is_valid():
            return None
        name, content = self.cleaned_data["file"]
        try:
            return read_sheets(content, name=name)
        except SheetRefused as refused:
            self.add_error("file", str(SHEET_REFUSAL[refused.refusal]))
            return None

    @property
    def again(self) -> dict[str, str]:
        """The same file as hidden fields, to be sent again once somebody has seen what it does."""
        name, content = self.cleaned_data["file"]
        return {"name": name, "content": base64.b64encode(content).decode("ascii")}


class SeenForm(forms.Form):
    """The file that was looked at."""

    name = forms.CharField(max_length=200, widget=forms.HiddenInput)
    content = forms.CharField(widget=forms.HiddenInput)

    @property
    def sheets(self) -> dict[str, Sheet] | None:
        """The sheets of the file; nothing when it is no longer what was looked at."""
        if not self.is_valid():
            return None
        try:
            content = base64.b64decode(self.cleaned_data["content"], validate=True)
            return read_sheets(content, name=self.cleaned_data["name"])
        except (binascii.Error, SheetRefused):
            return None
