import pytest

FACES = ["help", "counter", "work", "open"]


@pytest.mark.django_db
@pytest.mark.parametrize("face", FACES)
def test_every_face_answers_without_a_cookie_to_strangers(client, face):
    answer = client.get("/nl/", headers={"host": f"{face}.localhost"}, follow=face == "work")
    if face != "work":
        assert answer.status_code == 200
        assert not answer.cookies


@pytest.mark.parametrize("face", [*FACES, "root"])
def test_every_face_forbids_framing_referrers_and_foreign_code(client, db, face):
    host = "localhost" if face == "root" else f"{face}.localhost"
    answer = client.get("/nl/", headers={"host": host})
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Referrer-Policy"] == ("same-origin" if face == "work" else "no-referrer")


def test_an_unknown_host_name_is_refused(client, db):
    assert client.get("/nl/", headers={"host": "elsewhere.example"}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "help.localhost", "work.localhost"])
def test_health_answers_on_every_host(client, db, host):
    answer = client.get("/healthz", headers={"host": host}).json()
    assert answer["status"] == "ok"
    assert answer["database"].startswith("PostgreSQL")
    assert {"version", "data"} <= answer.keys()
