"""The directory in HSDS on the open face: one feed in both languages, and one for each language."""

from django.urls import include, path, re_path

from relais.directory.http_api import contract, hsds
from relais.directory.rules.hsds.shelves import SHELVES

FEED = [
    path("", hsds.show_root, name="hsds_root"),
    *(path(shelf, hsds.list_records, {"shelf": shelf}, name=f"hsds_{shelf}") for shelf in SHELVES),
    *(
        path(
            f"{shelf}/<str:record_id>", hsds.show_record, {"shelf": shelf}, name=f"hsds_one_{shelf}"
        )
        for shelf in SHELVES
    ),
]
urlpatterns = [
    path("openapi.json", contract.show_contract, name="hsds_contract"),
    path("profile", contract.show_profile, name="hsds_profile"),
    path("profile/<str:file>", contract.show_modification, name="hsds_modification"),
    # Without a language: the feed in Dutch and French.
    re_path(r"^(?:(?P<feed>nl|fr|en)/)?", include(FEED)),
    path("<path:rest>", hsds.not_found, name="hsds_nothing"),
]
