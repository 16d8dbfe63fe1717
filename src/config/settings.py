"""Settings in chapters. Environments differ only by the variables of `config.env`."""

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.utils.csp import CSP

from config import env
from config.postgres import Cluster
from relais.foundation.agencies import Agency
from relais.foundation.faces import Face, FaceRules

ROOT = Path(__file__).resolve().parents[2]

# --- Identity ---------------------------------------------------------------------------------
DEVELOPMENT = not env.PRODUCTION.flag()
DEBUG = False
SECRET_KEY = env.SECRET_KEY.text()
if not SECRET_KEY:
    if not DEVELOPMENT:
        raise SystemExit("Set RELAIS_SECRET_KEY (or RELAIS_SECRET_KEY_FILE) in production.")
    SECRET_KEY = "development-only-never-in-production"  # noqa: S105  # refused in production above
VERSION = "0.1.0"
PORT = env.PORT.number()

# --- Faces ------------------------------------------------------------------------------------
_LOCKED: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "form-action": [CSP.SELF],
    "require-trusted-types-for": ["'script'"],
}
_OWN_FILES: dict[str, list[str]] = {
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "connect-src": [CSP.SELF],
    "trusted-types": [CSP.NONE],
}
_NO_TRACE = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
FACES = {
    Face.HELP: FaceRules(
        hosts=env.HOSTS_HELP.names(),
        urlconf="config.faces.help",
        csp={
            **_LOCKED,
            "form-action": [CSP.NONE],
            "script-src": [CSP.NONCE],
            "style-src": [CSP.NONCE],
            "img-src": ["data:"],
            "worker-src": [CSP.NONE],
            "trusted-types": [CSP.NONE],
        },
        headers={**_NO_TRACE, "X-Robots-Tag": "noindex"},
    ),
    Face.COUNTER: FaceRules(
        hosts=env.HOSTS_COUNTER.names(),
        urlconf="config.faces.counter",
        csp={
            **_LOCKED,
            **_OWN_FILES,
            "worker-src": [CSP.SELF],
            "manifest-src": [CSP.SELF],
            # Registering the service worker is the one script address that the page makes.
            "trusted-types": ["relais-worker"],
        },
        headers={**_NO_TRACE, "Cache-Control": "no-cache"},
    ),
    Face.WORK: FaceRules(
        hosts=env.HOSTS_WORK.names(),
        urlconf="config.faces.work",
        # Replacing one row of a list is the one place where a script makes markup.
        csp={**_LOCKED, **_OWN_FILES, "trusted-types": ["relais-row"]},
        # Forms with a session are checked by their origin, which `no-referrer` would hide.
        headers={**_NO_TRACE, "Referrer-Policy": "same-origin"},
    ),
    Face.OPEN: FaceRules(
        hosts=env.HOSTS_OPEN.names(),
        urlconf="config.faces.open",
        csp={**_LOCKED, **_OWN_FILES},
        headers={**_NO_TRACE, "Cache-Control": "no-cache"},
    ),
    Face.ROOT: FaceRules(
        hosts=env.HOSTS_ROOT.names(),
        urlconf="config.faces.root",
        csp={**_LOCKED, **_OWN_FILES},
        headers=_NO_TRACE,
    ),
}
ALLOWED_HOSTS = [host for rules in FACES.values() for host in rules.hosts]
ROOT_URLCONF = "config.faces.root"
WSGI_APPLICATION = "config.wsgi.application"
SECURE_CSP = dict(_LOCKED)
EXIT_ADDRESSES = {"nl": env.EXIT_NL.text(), "fr": env.EXIT_FR.text(), "en": env.EXIT_EN.text()}
PREVIEW_LANGUAGES = env.PREVIEW_LANGUAGES.names()

# --- Contexts ---------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_tasks_db",
    "relais.foundation",
    "relais.foundation.once",
    "relais.audit",
    "relais.organisations",
    "relais.promises",
    "relais.directory",
    "relais.guide",
    "relais.materials",
    "relais.trainings",
    "relais.network",
    "relais.programme",
    "relais.referrals",
    "demo",
    # Last, so that a template of ours is found before theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "relais.foundation.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "relais.foundation.faces.FaceMiddleware",
    "relais.foundation.faces.FaceContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "relais.foundation.access.DenyByDefault",
    "relais.organisations.views.screen.ScreenLock",
    "relais.audit.views.NothingWithoutAudit",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            # A form that changes something needs its key: no template should have to load it.
            "builtins": ["relais.foundation.templatetags.once"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.template.context_processors.i18n",
                "relais.foundation.faces.face_context",
            ],
        },
    }
]

# --- Storage ----------------------------------------------------------------------------------
DATA_DIR = ROOT / env.DATA_DIR.text()


def _database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "relais",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 0,
        # Each thread has its own: whoever waits for one waits for a database that is gone.
        "OPTIONS": {
            **options,
            "pool": {"min_size": 1, "max_size": env.THREADS.number(), "timeout": 5},
        },
    }


DATABASES = {"default": _database(env.DATABASE_URL.text() or Cluster(DATA_DIR / "postgres").url())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Vault ------------------------------------------------------------------------------------
KEK_FILE = env.KEK_FILE.text() or str(DATA_DIR / "vault" / "keys")
KEYSTORE_URL = env.KEYSTORE_URL.text()
KEYSTORE_OWNER_URL = env.KEYSTORE_OWNER_URL.text()

# --- Audit ------------------------------------------------------------------------------------
SEALING = {
    "url": env.SEALER_URL.text(),
    # Without a key of its own only development makes one; its file bears a mark.
    "key_file": env.SEAL_KEY_FILE.text() or str(DATA_DIR / "audit" / "seal.pem"),
    "witness": env.WITNESS_KIND.text(),
    "witness_place": env.WITNESS_FILE.text() or str(DATA_DIR / "audit" / "witness.jsonl"),
}

# --- Work that waits: kept in the database, with what asks for it --------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- People -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "organisations.Professional"
LOGIN_URL = "organisations:sign_in"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["relais.foundation.passwords.Argon2id"]
SESSION_ENGINE = "relais.foundation.sessions"
SESSION_COOKIE_AGE = 10 * 60 * 60
PROXIES = env.PROXIES.number()
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SAMESITE = "Strict"
if not DEVELOPMENT:
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrf"
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 63_072_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "no-referrer"

# --- The agencies' own sign-in, and passkeys: django-allauth behind views of ours ----------------
# Wrong tries are slowed down by `organisations.rules.tries`; a second limiter would only get in its
# way, and this one could be used to shut somebody else out.
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False
ACCOUNT_USER_MODEL_USERNAME_FIELD = "code"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ADAPTER = "relais.organisations.views.allauth_adapters.Passkeys"
MFA_SUPPORTED_TYPES = ["webauthn", "totp"]
MFA_TOTP_ISSUER = "Relais"
SOCIALACCOUNT_ADAPTER = "relais.organisations.views.allauth_adapters.Agencies"
SOCIALACCOUNT_STORE_TOKENS = False
AGENCIES = (
    [
        Agency(
            id="agency",
            name=env.AGENCY_NAME.text(),
            issuer=env.AGENCY_ISSUER.text(),
            levels=env.AGENCY_LEVELS.names(),
        )
    ]
    if env.AGENCY_ISSUER.text()
    else []
)
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": agency.id,
                "name": agency.name,
                "client_id": env.AGENCY_CLIENT.text(),
                "secret": env.AGENCY_SECRET.text(),
                "settings": {
                    "server_url": agency.issuer,
                    # What counts stands in the signed token; nothing else about anyone is asked.
                    "fetch_userinfo": False,
                    "scope": ["openid"],
                    "oauth_pkce_enabled": True,
                    "auth_params": {"acr_values": " ".join(agency.levels)},
                },
            }
            for agency in AGENCIES
        ]
    }
}

# --- Letters ----------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.MAIL_FROM.text()
# Without a mail server letters lie in a folder, where one can read what would have left.
_LETTERS: dict[str, object] = {
    "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
    "OPTIONS": {"file_path": DATA_DIR / "letters"},
}
_MAIL_SERVER: dict[str, object] = {
    "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "OPTIONS": {
        "host": env.MAIL_HOST.text(),
        "port": env.MAIL_PORT.number(),
        "username": env.MAIL_USER.text(),
        "password": env.MAIL_PASSWORD.text(),
        "use_tls": True,
        "timeout": 10,
    },
}
MAILERS = {"default": _MAIL_SERVER if env.MAIL_HOST.text() else _LETTERS}

# --- Languages and time -----------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("fr", "Français"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Brussels"

# --- Files ------------------------------------------------------------------------------------
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

# --- Logging: never an address, a query string or the text of a database error ------------------
DEFAULT_EXCEPTION_REPORTER = "relais.foundation.logs.PlainReporter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "relais.foundation.logs.PlainFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # At its usual level it names the credential of whoever signs in.
        "fido2": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "gunicorn.error": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
}
