"""An evening with something of everything on the board."""

from dataclasses import dataclass, replace

from dialin.actions.attendees.register import Registered
from dialin.actions.calls.end_call import end_call
from dialin.actions.seats.claim_seat import claim_seat
from dialin.jobs import be_seen
from dialin.services import Services
from dialin.store import call_backs, calls
from dialin.store.attendees import change_attendee
from dialin.store.guesses import count_guess
from dialin.store.staff import add_staff
from dialin.store.staff_events import let_see
from dialin.store.uploads import add_upload
from tests.admin.spoken import speak, write
from tests.building import begin_call, make_event, register_people


@dataclass(frozen=True)
class Evening:
    """Six people for four seats: the first two connected, the second dropped, the fourth barred; a guest in trouble."""

    event_id: int
    people: list[Registered]
    guest: int
    login: int  # of a moderator who sees this event alone

    def pages(self) -> list[str]:
        person = f"/events/digitaltag/attendees/{self.people[0].attendee_id}"
        line = f"/events/digitaltag/calls/{self.guest}"
        return [
            "/", "/rights", f"/rights/{self.login}", "/events/new",
            "/events/digitaltag", "/events/digitaltag/edit", "/events/digitaltag/end",
            "/events/digitaltag/call-off", "/events/digitaltag/campaigns", "/events/digitaltag/campaigns/pin/start",
            "/events/digitaltag/campaigns/start/stop",
            "/events/digitaltag/attendees", "/events/digitaltag/register", "/events/digitaltag/audit", "/audit", person,
            f"/events/digitaltag/attendees/{self.people[3].attendee_id}",
            f"{person}/cancel", f"{person}/forget", line, f"{line}/put-in", f"{line}/remove",
            "/events/digitaltag/call-backs/1", "/events/digitaltag/promises", "/events/digitaltag/tests",
            "/events/digitaltag/guessing/any/reset", "/events/digitaltag/questions",
            "/events/digitaltag/questions/1/delete", "/events/digitaltag/letters",
            "/events/digitaltag/questions/print", "/nothing",
            "/events/digitaltag/import", "/events/digitaltag/import/1", "/own", "/own/password", "/own/second-factor",
            "/own/second-factor/remove", "/staff", "/staff/new", "/staff/1",
        ]  # fmt: skip


def sit(services: Services, sid: str, event_id: int, attendee_id: int) -> None:
    begin_call(services, sid, event_id=event_id, attendee_id=attendee_id, stage="InRoom")
    with services.acting("test") as act:
        call = calls.load_call(act, sid)
        assert call is not None
        claim_seat(act, call)


def make_evening(services: Services) -> Evening:
    event_id = make_event(services, seats=4)
    people = register_people(services, event_id, 6)
    now = services.clock()
    be_seen.do(services)  # a worker is at its rounds
    sit(services, "CA0", event_id, people[0].attendee_id)
    sit(services, "CA1", event_id, people[1].attendee_id)
    guest = begin_call(services, "CA2", caller=None, trouble="PinEntry")
    begin_call(services, "CA3", event_id=event_id, attendee_id=people[5].attendee_id, stage="Waiting", is_waiting=True)
    with services.acting("test") as act:
        end_call(replace(act, now=now), "CA1")
        change_attendee(act, people[3].attendee_id, {"barred_at": now, "bar_reason": "Ruft dazwischen"})
        row = {"event_id": event_id, "call_id": None, "number": "+493023125033", "promised_at": now}
        call_backs.add_call_back(act, row)
        count_guess(replace(act, now=now), ["any"], chance=5_400_000)
        list_ = b"Liste\nName;Telefon\nErna 0;030 23125099\nOtto;'030 23125098\nSumme;\n"
        add_upload(act, {"event_id": event_id, "name": "Anmeldungen.csv", "content": list_})
    write(services, event_id, "Fährt der Bus auch abends?", attendee_id=people[0].attendee_id, topic="Verkehr")
    speak(services, event_id, people[1].attendee_id)
    return Evening(event_id, people, guest, _add_moderator(services, event_id))


def _add_moderator(services: Services, event_id: int) -> int:
    row = {"name": "Frau Pirol", "role": "moderator", "password_hash": "none", "created_at": services.clock()}
    with services.acting("test") as act:
        login = add_staff(act, row)
        let_see(act, login, [event_id])
    return login
