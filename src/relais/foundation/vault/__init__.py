"""The vault: what tells of a person is sealed under a key of its file, kept in another database.

Whoever has the main database alone reads nothing of it. Destroying the key of a file makes the file
unreadable everywhere, also in backups of the main database.
"""

from relais.foundation.vault.indexes import IndexPurpose, blind_index, phonetic_index
from relais.foundation.vault.keyfile import KeyFileRefused
from relais.foundation.vault.keystore import new_key, shred
from relais.foundation.vault.reports import report_shredding_with
from relais.foundation.vault.sealing import (
    Place,
    Shredded,
    Tampered,
    seal,
    seal_many,
    unseal,
    unseal_many,
)

__all__ = [
    "IndexPurpose",
    "KeyFileRefused",
    "Place",
    "Shredded",
    "Tampered",
    "blind_index",
    "new_key",
    "phonetic_index",
    "report_shredding_with",
    "seal",
    "seal_many",
    "shred",
    "unseal",
    "unseal_many",
]
