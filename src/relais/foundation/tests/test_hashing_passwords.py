"""Passwords are hashed by argon2id with the parameters that were measured, and no others."""

from django.contrib.auth.hashers import check_password, make_password


def test_a_password_is_hashed_by_argon2id_at_46_mebibytes_in_one_pass_and_one_lane():
    kept = make_password("seven red apples")

    assert kept.startswith("argon2$argon2id$v=19$m=47104,t=1,p=1$")
    assert check_password("seven red apples", kept)
