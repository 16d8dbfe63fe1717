"""How passwords are hashed: argon2id at 46 MiB, so that many sign-ins at once stay affordable."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2id(Argon2PasswordHasher):
    """OWASP's parameters for argon2id with one pass and one lane."""

    time_cost = 1
    memory_cost = 47_104
    parallelism = 1
