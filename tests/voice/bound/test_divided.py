"""The letters of a signed form divided in another way: the signature fits, and the request is refused."""

from flask import Flask
from sqlalchemy import select
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from dialin.provider.dialects.twilio import TWILIO
from dialin.rehearsal.wire.signing import sign
from dialin.services import Services
from dialin.store.calls import CallTable
from dialin.store.database import table_of
from dialin.voice.bound import forms
from tests.building import NUMBER
from tests.conftest import PUBLIC_URL, TOKEN
from tests.every import every
from tests.voice.signing import COMMON

FORM = COMMON | {
    "CallSid": "CA" + "1" * 31 + "b", "From": "+493023125010", "FromCity": "Berlin", "To": NUMBER, "Digits": "748290",
    "CallerCity": "", "DialCallStatus": "completed", "SpeechResult": "Ja bitte", "RecordingDuration": "12",
    "CallToken": "{}", "StirVerstat": "TN-A",
}  # fmt: skip
NEEDED = ("AccountSid", "ApiVersion", "CallSid", "CallStatus", "Direction", "From", "To")
HEARD = ("Digits", "DialCallStatus", "RecordingDuration")


def is_whole(form: dict[str, str]) -> bool:
    return forms.is_whole(form, TWILIO.always)


def letters(form: dict[str, str]) -> str:
    """What is signed of it."""
    return "".join(name + value for name, value in sorted(form.items()))


def divided(form: dict[str, str]) -> list[dict[str, str]]:
    """Forms with the same letters, of which one pair or two that follow each other are divided in another way."""
    pairs = sorted(form.items())
    found: list[dict[str, str]] = []
    for at in range(len(pairs)):
        for many in (1, 2, 3):
            text = "".join(name + value for name, value in pairs[at : at + many])
            rest = [*pairs[:at], *pairs[at + many :]]
            cuts = range(len(text) + 1)
            found += [dict([*rest, (text[:cut], text[cut:])]) for cut in cuts]
            if many < 3:
                found += [
                    dict([*rest, (text[:a], text[a:b]), (text[b:c], text[c:])])
                    for a in cuts
                    for b in range(a, len(text) + 1)
                    for c in range(b, len(text) + 1)
                ]
    return [one for one in found if one != form and letters(one) == letters(form)]


def reads_alike(form: dict[str, str]) -> bool:
    """What was said has no end of its own: it may be heard with the letters of the field after it."""
    said = form.get("SpeechResult", "").startswith(FORM["SpeechResult"])
    return said and all(form.get(name) == FORM[name] for name in (*NEEDED, *HEARD))


def test_whatever_is_divided_in_another_way_is_refused_or_reads_as_it_was_sent() -> None:
    assert is_whole(FORM)
    others = divided(FORM)
    through = [one for one in others if is_whole(one) and not reads_alike(one)]
    assert len(others) > 1000
    assert through == []


@every("name", NEEDED)
def test_a_form_without_what_the_provider_always_sends_is_refused(name: str) -> None:
    assert not is_whole({key: value for key, value in FORM.items() if key != name})


@every("name", ["FutureField", "SipHeader_X-Room", "FromArea", "Token", "RecordingTrack"])
def test_names_that_nobody_has_announced_are_welcome(name: str) -> None:
    assert is_whole(FORM | {name: "x"})


def test_a_caller_may_say_any_word() -> None:
    assert is_whole(COMMON | {"CallSid": FORM["CallSid"], "SpeechResult": "Digits"})


def test_a_signed_form_that_was_divided_anew_begins_no_call(app: Flask, services: Services) -> None:
    signature = sign(TOKEN, f"{PUBLIC_URL}/voice/incoming", tuple(FORM.items()))
    shorter = {key: value for key, value in FORM.items() if key not in ("CallSid", "From")}
    for form in (
        shorter | {"CallSid": FORM["CallSid"][:-1], f"{FORM['CallSid'][-1]}": "", "From": FORM["From"]},
        shorter | {"CallSid": FORM["CallSid"], "Fro": f"m{FORM['From']}"},
    ):
        answer = app.test_client().post("/voice/incoming", data=form, headers={"X-Twilio-Signature": signature})
        assert answer.status_code in (400, 403)
    with services.looking() as act:
        assert list(act.connection.execute(select(table_of(CallTable)))) == []


@every("name", [*NEEDED, *HEARD, "FromCity"])
def test_a_name_that_counts_and_stands_there_twice_is_refused_in_either_order(
    app: Flask, services: Services, name: str
) -> None:
    """Two values of `From` are signed like `From` and `FromCity`: the first of them is read."""
    for values in ((FORM[name], "x"), ("x", FORM[name])):
        form = MultiDict(
            [*((one, value) for one, value in FORM.items() if one != name), *((name, one) for one in values)]
        )
        signature = RequestValidator(TOKEN).compute_signature(f"{PUBLIC_URL}/voice/incoming", form)
        sent = app.test_client().post("/voice/incoming", data=form, headers={"X-Twilio-Signature": signature})
        assert sent.status_code == (403 if (name, values[0]) == ("AccountSid", "x") else 400)
    with services.looking() as act:
        assert list(act.connection.execute(select(table_of(CallTable)))) == []
