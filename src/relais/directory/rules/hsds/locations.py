"""Where a service is, as HSDS says it. Of a secret house nothing here is ever called."""

import re
from typing import Any

from relais.directory.rules.hsds.ids import identifier
from relais.directory.rules.hsds.published import Frame, Municipality, Published
from relais.directory.rules.hsds.taxonomies import Addition, Attribute, addition
from relais.directory.rules.hsds.wording import said

# ISO 3166-2: the Brussels-Capital Region.
REGION = "BE-BRU"
_FOUR_DIGITS = re.compile(r"\b\d{4}\b")


def location_json(service: Published, frame: Frame) -> dict[str, Any]:
    """The place of the service: its address as it is printed, or the municipality alone.

    No coordinates: the directory keeps none.
    """
    shown = service.display
    place = frame.places.get(shown.nis or "")
    location = identifier("location", shown.code)
    found: dict[str, Any] = {
        "id": location,
        "location_type": "physical",
        "name": said(frame.wordings, lambda words: words.text(shown.name)),
    }
    if place and shown.nis:
        found["description"] = said(frame.wordings, lambda words: words.text(place.name))
        found["attributes"] = [nis_attribute(location, shown.nis).as_json(frame.wordings)]
    else:
        found["description"] = shown.address
    found["addresses"] = _addresses(service, place, frame)
    return found


def nis_attribute(owner: str, nis: str) -> Attribute:
    """The code by which Belgium knows a municipality."""
    return addition(owner, Addition.NIS_CODE, nis)


def _addresses(
    service: Published, place: Municipality | None, frame: Frame
) -> list[dict[str, Any]]:
    """HSDS wants a postcode: without one that is the municipality's own there is no address."""
    shown = service.display
    postcodes = {*_FOUR_DIGITS.findall(shown.address)} & {*place.postcodes} if place else set()
    if place is None or len(postcodes) != 1:
        return []
    return [
        {
            "id": identifier("address", shown.code),
            "address_1": shown.address,
            "city": said(frame.wordings, lambda words: words.text(place.name)),
            "state_province": REGION,
            "postal_code": postcodes.pop(),
            "country": "BE",
            "address_type": "physical",
        }
    ]


def service_at_location(service: Published, frame: Frame, within: dict[str, Any]) -> dict[str, Any]:
    """A service at its place; `within` is the service, plain or whole.

    `name` and `status` are the service's own. The official contract of `/service_at_locations/{id}`
    asks for them by a slip (it names the schema of a service), and the object's own schema lets
    them pass: with them both are met.
    """
    return {
        "id": service.location_id,
        "name": within["name"],
        "status": within["status"],
        "description": within["description"],
        "location": location_json(service, frame),
        "service": within,
    }
