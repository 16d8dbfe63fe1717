import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from relais.audit.commands.keys import make_development_key
from relais.audit.queries.keys import KeyRefused, read_keys
from relais.audit.rules.keys import KeyRefusal

DIGEST = bytes(32)


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "audit" / "seal.pem"
    make_development_key(made)
    return made


def refusal(path, *, production=False):
    with pytest.raises(KeyRefused) as refused:
        read_keys(path, production=production)
    return refused.value.refusal


def test_development_makes_its_own_key_once_for_its_owner_alone(file):
    before = file.read_bytes()

    make_development_key(file)

    assert file.read_bytes() == before
    assert file.stat().st_mode & 0o777 == 0o600


def test_what_a_key_signed_it_vouches_for_and_for_nothing_else(file):
    keys = read_keys(file, production=False)
    signature = keys.sign(DIGEST)

    assert keys.vouch_for(DIGEST, signature)
    assert not keys.vouch_for(DIGEST, bytes(64))
    assert not keys.vouch_for(bytes(31) + b"1", signature)


def test_production_refuses_a_key_that_was_made_for_development(file):
    assert refusal(file, production=True) is KeyRefusal.DEVELOPMENT_KEY


def test_production_needs_a_key(tmp_path):
    assert refusal(tmp_path / "none.pem", production=True) is KeyRefusal.NO_FILE


@pytest.mark.parametrize(
    "pem",
    [
        b"",
        b"a secret",
        b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
        generate_private_key(SECP256R1())
        .public_key()
        .public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
    ],
    ids=["empty", "no PEM", "broken", "another kind"],
)
def test_what_is_no_key_for_seals_is_refused(tmp_path, pem):
    (tmp_path / "seal.pem").write_bytes(pem)

    assert refusal(tmp_path / "seal.pem") is KeyRefusal.NO_KEY


def test_old_seals_hold_after_a_new_key_was_put_before_the_old_public_one(file, tmp_path):
    old = read_keys(file, production=False)
    signature = old.sign(DIGEST)
    new = tmp_path / "new.pem"
    make_development_key(new)
    new.write_text(new.read_text() + old.public_pem()[0])

    keys = read_keys(new, production=False)

    assert keys.vouch_for(DIGEST, signature)
    assert keys.vouch_for(DIGEST, keys.sign(DIGEST))
    assert not old.vouch_for(DIGEST, keys.sign(DIGEST))


def test_public_keys_verify_elsewhere_and_seal_nothing(file, tmp_path):
    keys = read_keys(file, production=False)
    elsewhere = tmp_path / "public.pem"
    elsewhere.write_text("".join(keys.public_pem()))

    public = read_keys(elsewhere, production=True)

    assert public.vouch_for(DIGEST, keys.sign(DIGEST))
    with pytest.raises(KeyRefused) as refused:
        public.sign(DIGEST)
    assert refused.value.refusal is KeyRefusal.CANNOT_SIGN
