"""The formats in which a report can be had."""

from enum import StrEnum
from typing import Final


class Format(StrEnum):
    """A kind of file; its value is the ending of the file's name."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    HTML = "html"
    JSON = "json"


MEDIA_TYPE: Final = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.HTML: "text/html; charset=utf-8",
    Format.JSON: "application/json",
}


def file_name(ref: str, revision: int, language: str, file_format: Format) -> str:
    """`report-2022-1-nl.pdf`; the JSON holds all languages and names none."""
    spoken = "" if file_format is Format.JSON else f"-{language}"
    return f"report-{ref}-{revision}{spoken}.{file_format}"
