"""The directory as files on the open face: JSON, a table, a calendar, and a description of them."""

from codecs import BOM_UTF8
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from relais.directory.http_api.answers import (
    address,
    answer,
    in_language,
    readable_everywhere,
)
from relais.directory.queries import open_data
from relais.directory.rules.dcat import Description, Download, catalogue
from relais.directory.rules.moments import local_moment
from relais.directory.words import hsds as labels
from relais.directory.words import open_data as words
from relais.directory.words.reasons import LANGUAGES
from relais.foundation import clock
from relais.foundation.access import EVERYONE, public

JSON_LD = "application/ld+json"


@public
@require_safe
def download_json(_request: HttpRequest) -> HttpResponseBase:
    """Every service, with the version of the data, the licence and the sources."""
    today = _today()
    about = open_data.overview(EVERYONE, today=today)
    return answer(
        {
            "title": labels.in_every_language(words.TITLE),
            "data_version": about.version,
            "changed_at": about.changed_at.isoformat(),
            "made_on": today.isoformat(),
            "licence": {**labels.in_every_language(words.LICENCE), "validated": False},
            "sources": [
                {
                    "name": labels.in_every_language(source.name),
                    "licence": labels.in_every_language(source.licence),
                }
                for source in words.SOURCES
            ],
            "services": open_data.rows(EVERYONE, today=today),
        }
    )


@public
@require_safe
def download_table(_request: HttpRequest) -> HttpResponseBase:
    """The services as CSV. With a byte order mark: a spreadsheet else misreads every accent."""
    content = BOM_UTF8 + open_data.table(EVERYONE, today=_today()).encode()
    return _file(content, "text/csv; charset=utf-8", "services.csv")


@public
@require_safe
def download_calendar(_request: HttpRequest) -> HttpResponseBase:
    """The closures of all services."""
    content = open_data.calendar(EVERYONE, today=_today())
    return _file(content, "text/calendar; charset=utf-8", "closures.ics")


@public
@require_safe
def show_description(request: HttpRequest) -> HttpResponseBase:
    """The data set, its files and its feeds, as catalogues of open data read it."""
    about = open_data.overview(EVERYONE, today=_today())
    found = Description(
        title=labels.in_every_language(words.TITLE),
        description=labels.in_every_language(words.DESCRIPTION),
        publisher=labels.in_every_language(words.PUBLISHER),
        licence=labels.in_every_language(words.LICENCE),
        page={each: in_language(request, "open_data:open_data", each) for each in LANGUAGES},
        feeds=address(request, "hsds_root"),
        contract=address(request, "hsds_contract"),
        profile=address(request, "hsds_profile"),
        downloads=_downloads(request),
        changed_at=about.changed_at,
        version=about.version,
    )
    response = answer(catalogue(found))
    response.headers["Content-Type"] = JSON_LD
    return response


def _downloads(request: HttpRequest) -> tuple[Download, ...]:
    files = (
        ("download_json", "application/json", words.JSON),
        ("download_table", "text/csv", words.CSV),
        ("download_calendar", "text/calendar", words.CALENDAR),
    )
    return tuple(
        Download(
            address=address(request, name),
            media_type=media_type,
            title=labels.in_every_language(title),
        )
        for name, media_type, title in files
    )


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = readable_everywhere(HttpResponse(content, content_type=content_type))
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _today() -> date:
    return local_moment(clock.now()).day
