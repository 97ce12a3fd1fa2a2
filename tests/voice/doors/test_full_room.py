"""The provider's room takes 250: as many callers as an event may have seats, and the line into the videoconference."""

from twilio.twiml.voice_response import VoiceResponse

from dialin.actions.events.create_event import MOST_SEATS_IN_A_ROOM
from dialin.dialogue.turn import JoinRoom
from dialin.provider.addresses import Addresses
from dialin.rehearsal import Callee
from dialin.voice.twiml.rooms import Destination, dial_into_event, render_bridge_leg
from tests.building import BRIDGE_NUMBER
from tests.rehearsal.provider_client import client_of
from tests.rehearsal.webhooks import NUMBER, PUBLIC_URL, company_with

XML = [("Content-Type", "text/xml; charset=utf-8")]
ADDRESSES, DESTINATION = Addresses(PUBLIC_URL), Destination("dialin-1", NUMBER)


def documents() -> dict[str, object]:
    caller = VoiceResponse()
    caller.append(dial_into_event(DESTINATION, JoinRoom(muted=True), action="/after", addresses=ADDRESSES))
    nothing = ("204 No Content", [], b"")
    return {
        "/voice": ("200 OK", XML, str(caller).encode()),
        "/leg": ("200 OK", XML, render_bridge_leg(DESTINATION, ADDRESSES).encode()),
        "/voice/room": nothing,
        "/voice/room/wait": "<Pause length='60'/><Redirect/>",
    }


def test_a_line_that_falls_comes_back_into_a_room_with_every_seat_taken() -> None:
    company, _ = company_with(documents())
    company.callees[BRIDGE_NUMBER] = Callee(answers_after=1)
    callers = [company.call(from_=f"+49699000{place:04}", to=NUMBER) for place in range(MOST_SEATS_IN_A_ROOM)]
    for _ in range(2):
        placed = client_of(company).calls.create(to=BRIDGE_NUMBER, from_=NUMBER, url=f"{PUBLIC_URL}/leg")
        company.elapse(5)
        there = company.legs[placed.sid]
        assert there.room
        assert all(caller.room for caller in callers)
        there.hang_up()
    assert company.alerts == []
