"""The address that says what arrived: for whoever can sign, and without any change."""

from flask import Flask

from dialin.rehearsal.wire.signing import sign
from dialin.services import Services
from dialin.store.live_calls import live_calls
from tests.conftest import ACCOUNT, PUBLIC_URL, TOKEN
from tests.voice.signing import post


def test_whoever_can_sign_is_told_what_arrived_and_by_what_the_server_goes(app: Flask, services: Services) -> None:
    seen = post(app, "/voice/check?a=1%20b", CallSid="CA" + "1" * 32)
    assert seen.status_code == 200
    assert seen.json["public_url"] == PUBLIC_URL
    assert seen.json["account"] == ACCOUNT
    assert seen.json["sealed_by"] == services.database.keys.first.id
    assert not {"secret", "token"} & set(seen.json)
    with services.looking() as act:
        assert live_calls(act) == []


def test_nobody_else_is_told_anything_but_what_their_request_lacks(app: Flask) -> None:
    unsigned = app.test_client().post("/voice/check")
    assert (unsigned.status_code, unsigned.text) == (403, "The request has no signature.\n")
    misfit = post(app, "/voice/check", token="another")
    assert (misfit.status_code, misfit.text) == (403, "The signature does not fit.\n")
    assert app.test_client().get("/voice/check").status_code == 405


def test_whoever_can_sign_and_asks_elsewhere_is_told_for_what_the_server_signs(app: Flask) -> None:
    for path, told in (
        ("/voice/check", f"This server signs for {PUBLIC_URL}\n"),
        ("/voice/status", "The signature does not fit.\n"),
    ):
        signature = sign(TOKEN, f"http://localhost{path}", ())
        answer = app.test_client().post(path, headers={"X-Twilio-Signature": signature})
        assert (answer.status_code, answer.text) == (403, told)
