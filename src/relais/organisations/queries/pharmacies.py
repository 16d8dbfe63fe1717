"""The pharmacies of the region. Who may not read them sees none."""

from datetime import date

from django.db import models
from django.db.models import Max
from django.http import Http404

from relais.foundation.access import Viewer
from relais.organisations.models import Pharmacy
from relais.organisations.permissions import Permission
from relais.organisations.rules.pharmacies import PharmacyDisplay, PharmacyRecord, in_order
from relais.organisations.rules.pharmacies_import import KnownPharmacy


def pharmacies(viewer: Viewer, *, municipality: str | None = None) -> tuple[PharmacyDisplay, ...]:
    """Those of the municipality with this NIS code, or all: by name, the closed ones last."""
    found = _visible_to(viewer)
    if municipality is not None:
        found = found.filter(municipality__nis=municipality)
    return tuple(sorted(map(_display, found), key=in_order))


def pharmacy(viewer: Viewer, number: str) -> PharmacyDisplay:
    """The pharmacy with this authorisation number, also when it has closed; or 404."""
    found = _visible_to(viewer).filter(number=number).first()
    if found is None:
        raise Http404
    return _display(found)


def day_of_list(_viewer: Viewer) -> date | None:
    """The day of the last list that was taken over: each names at least one pharmacy."""
    newest: date | None = Pharmacy.unscoped.aggregate(day=Max("last_seen"))["day"]
    return newest


def known_pharmacies(_viewer: Viewer) -> dict[str, KnownPharmacy]:
    """All that we have, by number, as records of a list: for whoever takes over the next one."""
    rows = Pharmacy.unscoped.select_related("municipality").order_by("number")
    return {
        row.number: KnownPharmacy(record=_record(row), closed=bool(row.closed_on)) for row in rows
    }


def _visible_to(viewer: Viewer) -> models.QuerySet[Pharmacy]:
    rows = Pharmacy.unscoped.select_related("municipality").fetch_mode(models.FETCH_RAISE)
    return rows if viewer.may(Permission.READ_PHARMACIES) else rows.none()


def _record(row: Pharmacy) -> PharmacyRecord:
    return PharmacyRecord(
        number=row.number,
        name=row.name,
        address=row.address,
        postcode=row.postcode,
        municipality=row.municipality.nis,
        suspended=row.suspended,
    )


def _display(row: Pharmacy) -> PharmacyDisplay:
    return PharmacyDisplay(
        number=row.number,
        name=row.name,
        address=row.address,
        postcode=row.postcode,
        nis=row.municipality.nis,
        municipality=row.municipality.name,
        status=row.status,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        closed_on=row.closed_on,
    )
