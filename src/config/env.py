"""Typed reading of the environment. Everything an operator can set is declared here, once."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Variable:
    """One setting: its name, what it is for, and the value when nothing is set."""

    name: str
    purpose: str
    default: str = ""

    def text(self) -> str:
        """The value, or what stands in the file that `NAME_FILE` points to."""
        file = os.environ.get(f"{self.name}_FILE")
        if file:
            return Path(file).read_text(encoding="utf-8").strip()
        return os.environ.get(self.name, self.default)

    def names(self) -> tuple[str, ...]:
        """A comma-separated list."""
        return tuple(part.strip() for part in self.text().split(",") if part.strip())

    def flag(self) -> bool:
        return self.text().lower() in {"1", "true", "yes", "on"}

    def number(self) -> int:
        value = self.text()
        try:
            return int(value)
        except ValueError:
            raise SystemExit(f"{self.name} must be a whole number, not {value!r}.") from None


DATABASE_URL = Variable(
    "DATABASE_URL", "Any PostgreSQL 15 or newer, as the owner of the tables; empty: our own server."
)
RUNTIME_URL = Variable(
    "RELAIS_RUNTIME_URL", "The same database for the role that serves; empty: the one we made."
)
DATA_DIR = Variable("RELAIS_DATA_DIR", "Where our own server and its files live.", "var")
PORT = Variable("PORT", "The port that `make run` serves on.", "8000")
PRODUCTION = Variable("RELAIS_PRODUCTION", "1 switches the demo cast and its passwords off.", "0")
SECRET_KEY = Variable("RELAIS_SECRET_KEY", "Signs sessions and links; required in production.")
HOSTS_HELP = Variable("RELAIS_HOSTS_HELP", "Host names of the public page.", "help.localhost")
HOSTS_COUNTER = Variable("RELAIS_HOSTS_COUNTER", "Host names of the counter.", "counter.localhost")
HOSTS_WORK = Variable("RELAIS_HOSTS_WORK", "Host names for professionals.", "work.localhost")
HOSTS_OPEN = Variable("RELAIS_HOSTS_OPEN", "Host names of the open pages.", "open.localhost")
HOSTS_ROOT = Variable(
    "RELAIS_HOSTS_ROOT", "Host names that only explain the four.", "localhost,127.0.0.1"
)
EXIT_NL = Variable("RELAIS_EXIT_NL", "Neutral site to leave to, Dutch.", "https://www.meteo.be/nl/")
EXIT_FR = Variable(
    "RELAIS_EXIT_FR", "Neutral site to leave to, French.", "https://www.meteo.be/fr/"
)
EXIT_EN = Variable(
    "RELAIS_EXIT_EN", "Neutral site to leave to, English.", "https://www.meteo.be/en/"
)
PREVIEW_LANGUAGES = Variable(
    "RELAIS_PREVIEW_LANGUAGES", "Unreviewed translations shown all the same, such as `ar`."
)
MAIL_HOST = Variable(
    "RELAIS_MAIL_HOST", "The server that letters leave by; empty: they lie in a folder."
)
MAIL_PORT = Variable("RELAIS_MAIL_PORT", "Its port; the connection is encrypted.", "587")
MAIL_USER = Variable("RELAIS_MAIL_USER", "The account on it.")
MAIL_PASSWORD = Variable("RELAIS_MAIL_PASSWORD", "The password of that account.")
MAIL_FROM = Variable("RELAIS_MAIL_FROM", "The sender of letters.", "relais@localhost")
PROXIES = Variable(
    "RELAIS_PROXIES", "How many proxies of our own stand before us and pass the address on.", "0"
)
AGENCY_ISSUER = Variable(
    "RELAIS_AGENCY_ISSUER", "The issuer (OpenID Connect) of an agency's own sign-in; empty: none."
)
AGENCY_NAME = Variable("RELAIS_AGENCY_NAME", "What the button says that leads there.", "CSAM")
AGENCY_CLIENT = Variable("RELAIS_AGENCY_CLIENT", "Who we are there.")
AGENCY_SECRET = Variable("RELAIS_AGENCY_SECRET", "Our secret there; from a file in production.")
AGENCY_LEVELS = Variable(
    "RELAIS_AGENCY_LEVELS", "The values of `acr` that are high enough, with commas between."
)
KEK_FILE = Variable(
    "RELAIS_KEK_FILE", "The file of keys of the vault; empty: one for development only."
)
KEYSTORE_URL = Variable(
    "RELAIS_KEYSTORE_URL", "The database of the vault's keys; empty: beside the main one."
)
KEYSTORE_OWNER_URL = Variable(
    "RELAIS_KEYSTORE_OWNER_URL",
    "The same for the owner of its tables, who makes, dumps and restores it.",
)
SEAL_KEY_FILE = Variable(
    "RELAIS_SEAL_KEY_FILE", "The key that seals the audit (PEM); empty: one for development only."
)
SEALER_URL = Variable(
    "RELAIS_SEALER_URL", "The database, as whoever seals the audit; empty: as the owner."
)
WITNESS_KIND = Variable(
    "RELAIS_WITNESS_KIND",
    "The class that holds seals elsewhere.",
    "relais.audit.interface.FileWitness",
)
WITNESS_FILE = Variable(
    "RELAIS_WITNESS_FILE", "Where it holds them: a file that only grows; empty: in the data folder."
)
BACKUP_KEY = Variable("RELAIS_BACKUP_KEY", "Seals backups; required in production, from a file.")
BACKUP_URL = Variable(
    "RELAIS_BACKUP_URL", "The database for a role that reads all of it; empty: `DATABASE_URL`."
)
WORKERS = Variable("RELAIS_WORKERS", "Server processes.", "2")
THREADS = Variable("RELAIS_THREADS", "Threads in each server process.", "4")

ALL = tuple(value for value in list(globals().values()) if isinstance(value, Variable))
