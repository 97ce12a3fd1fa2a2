"""Conferences, participants, recordings, numbers and the account over REST, with the provider's real client."""

import io
import wave

import pytest
from twilio.base.exceptions import TwilioRestException
from werkzeug.test import Client as WsgiClient

from dialin.rehearsal import Callee
from dialin.rehearsal.rest import create_rest_app
from tests.rehearsal.provider_client import client_of
from tests.rehearsal.webhooks import ACCOUNT, CALLER, NUMBER, PUBLIC_URL, TOKEN, company_with

BRIDGE = "sip:room@bridge.example"
NOTHING = ("204 No Content", [], b"")
ROOM = (
    '<Dial action="/after"><Conference beep="false" waitUrl="" muted="true" statusCallback="/room" '
    'statusCallbackEvent="start end join leave mute hold modify announcement">Saal</Conference></Dial>'
)


@pytest.fixture
def company():
    company, webhooks = company_with(
        {"/voice": ROOM, "/after": "<Gather timeout='60'/>", "/room": NOTHING, "/told": NOTHING,
         "/announce": "<Say>Achtung</Say>", "/music": "<Say>La la</Say><Redirect/>",
         "/speak": "<Record action='/after'/>", "/bad": "<Gather/>"}
    )  # fmt: skip
    company.callees[BRIDGE] = Callee(answers_after=1)
    company.webhooks_app = webhooks
    return company


@pytest.fixture
def two(company):
    return [company.call(from_=f"+49699000900{n}", to=NUMBER) for n in range(2)]


def told(company):
    return [form["StatusCallbackEvent"] for form in company.webhooks_app.asked_at("/room")]


def room_of(company):
    (found,) = client_of(company).conferences.list(friendly_name="Saal", status="in-progress")
    return client_of(company).conferences(found.sid)


def refused(act):
    with pytest.raises(TwilioRestException) as caught:
        act()
    return caught.value.status, caught.value.code


def test_a_room_is_found_by_name_and_shows_who_is_in(company, two):
    room = room_of(company)
    assert room.fetch().friendly_name == "Saal"
    assert {p.call_sid for p in room.participants.list()} == {leg.sid for leg in two}
    assert len(room.participants.list(muted=True)) == 2
    assert room.participants.list(hold=True) == []


def test_unmuting_lets_a_caller_be_heard_and_is_told(company, two):
    assert room_of(company).participants(two[0].sid).update(muted=False).muted is False
    assert company.who_hears(two[0]) == [two[1]]
    room_of(company).participants(two[0].sid).update(muted=True)
    assert company.who_hears(two[0]) == []
    assert told(company)[-2:] == ["participant-unmute", "participant-mute"]


def test_on_hold_a_caller_hears_only_the_hold_document(company, two):
    held, other = two
    room_of(company).participants(held.sid).update(hold=True, hold_url=f"{PUBLIC_URL}/music")
    room_of(company).participants(other.sid).update(muted=False)
    other.say("Das soll keiner hoeren")
    assert held.on_hold
    assert "La la" in held.transcript()
    assert "keiner" not in held.transcript()
    room_of(company).participants(held.sid).update(hold=False)
    assert company.who_hears(other) == [held]
    assert [event for event in told(company) if "hold" in event] == ["participant-hold", "participant-unhold"]


def test_the_hold_document_is_asked_by_get(company, two):
    room_of(company).participants(two[0].sid).update(hold=True, hold_url=f"{PUBLIC_URL}/music")
    assert next(asked for asked in company.webhooks_app.asked if asked.path == "/music").method == "GET"


def test_an_announcement_to_one_is_heard_by_one(company, two):
    room_of(company).participants(two[0].sid).update(announce_url=f"{PUBLIC_URL}/announce")
    company.elapse(5)
    assert "Achtung" in two[0].transcript()
    assert "Achtung" not in two[1].transcript()
    assert told(company)[-1] == "announcement-end"
    assert company.webhooks_app.asked_at("/room")[-1]["CallSid"] == two[0].sid


def test_an_announcement_to_the_room_is_heard_by_all(company, two):
    room_of(company).update(announce_url=f"{PUBLIC_URL}/announce")
    company.elapse(5)
    assert all("Achtung" in leg.transcript() for leg in two)


def test_an_announcement_that_fails_is_told_and_the_room_goes_on(company, two):
    room_of(company).update(announce_url=f"{PUBLIC_URL}/bad")
    company.elapse(5)
    assert told(company)[-1] == "announcement-fail"
    assert company.webhooks_app.asked_at("/room")[-1]["ReasonAnnouncementFailed"]
    assert two[0].room == "Saal"


def test_a_removed_participant_leaves_and_its_document_goes_on(company, two):
    assert room_of(company).participants(two[0].sid).delete()
    assert (two[0].room, two[0].status) == (None, "in-progress")
    sent = company.webhooks_app.asked_at("/room")[-1]
    assert sent["ReasonParticipantLeft"] == "participant_updated_via_api"
    assert refused(room_of(company).participants(two[0].sid).fetch) == (404, 20404)


def test_redirecting_a_call_takes_it_out_of_the_room(company, two):
    client_of(company).calls(two[0].sid).update(url=f"{PUBLIC_URL}/after")
    sent = company.webhooks_app.asked_at("/room")[-1]
    assert (sent["ParticipantCallStatus"], sent["ReasonParticipantLeft"]) == (
        "in-progress", "participant_updated_via_api",
    )  # fmt: skip
    assert two[0].waiting_for == "keys"


def test_ending_the_room_lets_all_documents_go_on(company, two):
    room = room_of(company)
    assert room.update(status="completed").reason_conference_ended == "conference-ended-via-api"
    assert [leg.status for leg in two] == ["in-progress", "in-progress"]
    assert len(company.webhooks_app.asked_at("/after")) == 2
    leave, end = company.webhooks_app.asked_at("/room")[-2:]
    assert leave["ReasonParticipantLeft"] == "conference_ended_via_api"
    assert end["ReasonConferenceEnded"] == "conference-ended-via-api"


def test_end_conference_on_exit_is_ignored_on_hold(company, two):
    participant = room_of(company).participants(two[0].sid)
    participant.update(hold=True)
    assert participant.update(end_conference_on_exit=True).end_conference_on_exit is False
    participant.update(hold=False)
    assert participant.update(end_conference_on_exit=True).end_conference_on_exit is True
    assert told(company)[-1] == "participant-modify"


def test_the_videoconference_is_dialled_into_the_room(company, two):
    made = room_of(company).participants.create(
        from_=NUMBER, to=f"{BRIDGE};transport=tls", label="bridge", beep="false", early_media=False,
        status_callback=f"{PUBLIC_URL}/told", status_callback_event=["initiated", "answered", "completed"],
    )  # fmt: skip
    assert (made.status, made.label) == ("queued", "bridge")
    company.elapse(3)
    inside = room_of(company).participants("bridge").fetch()
    assert (inside.call_sid, inside.status, inside.muted) == (made.call_sid, "connected", False)
    company.legs[made.call_sid].hang_up()
    assert [form["CallStatus"] for form in company.webhooks_app.asked_at("/told")] == [
        "initiated", "in-progress", "completed",
    ]  # fmt: skip


def test_by_name_a_missing_room_is_made(company):
    client_of(company).conferences("Neu").participants.create(from_=NUMBER, to=BRIDGE)
    company.elapse(3)
    assert list(company.rooms) == ["Neu"]


def test_a_room_into_which_the_only_dialled_leg_never_came_is_gone(company):
    company.callees[BRIDGE] = Callee("busy")
    client_of(company).conferences("Neu").participants.create(from_=NUMBER, to=BRIDGE)
    company.elapse(10)
    assert company.rooms == {}


def test_by_sid_an_ended_room_is_an_error(company, two):
    room = room_of(company)
    room.update(status="completed")
    assert refused(lambda: room.participants.create(from_=NUMBER, to=BRIDGE))[0] == 400


def test_a_recording_is_listed_fetched_played_and_deleted(company):
    leg = company.call(from_=CALLER, to=NUMBER)
    client_of(company).calls(leg.sid).update(url=f"{PUBLIC_URL}/speak")
    leg.wait(1)
    leg.say("Meine Frage ist diese")
    leg.press("#")
    client = client_of(company)
    (made,) = client.recordings.list(call_sid=leg.sid)
    assert (made.status, made.source) == ("processing", "RecordVerb")
    http = WsgiClient(create_rest_app(company))
    path = f"/2010-04-01/Accounts/{ACCOUNT}/Recordings/{made.sid}"
    assert http.get(path, auth=(ACCOUNT, TOKEN)).status_code == 404
    company.elapse(3)
    assert client.recordings(made.sid).fetch().status == "completed"
    with wave.open(io.BytesIO(http.get(f"{path}.wav", auth=(ACCOUNT, TOKEN)).data)) as audio:
        assert audio.getnframes() / audio.getframerate() == pytest.approx(2.0, abs=0.6)
    assert http.get(f"{path}.mp3", auth=(ACCOUNT, TOKEN)).data.startswith(b"\xff\xfb")
    assert http.get(path).status_code == 401
    assert client.recordings(made.sid).delete()
    assert client.recordings.list() == []
    assert [gone.status for gone in client.recordings.list(include_soft_deleted=True)] == ["deleted"]


def test_the_numbers_webhooks_are_shown_and_set(company):
    client = client_of(company)
    (number,) = client.incoming_phone_numbers.list(phone_number=NUMBER)
    assert number.voice_url == f"{PUBLIC_URL}/voice"
    client.incoming_phone_numbers(number.sid).update(voice_url=f"{PUBLIC_URL}/after", status_callback="")
    company.call(from_=CALLER, to=NUMBER)
    assert company.webhooks_app.asked_at("/after")
    assert client.api.accounts(ACCOUNT).fetch().status == "active"


def test_a_fallback_without_voice_address_is_refused(company):
    number = company.register_number("+493023125001")
    numbers = client_of(company).incoming_phone_numbers
    assert refused(lambda: numbers(number.sid).update(voice_fallback_url=f"{PUBLIC_URL}/x")) == (400, 21405)
