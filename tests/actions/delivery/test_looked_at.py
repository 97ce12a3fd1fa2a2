"""The list of deliveries and the letters agree on who has an address: a clerk looks at both."""

from dialin.actions.delivery.look_at_deliveries import look_at_deliveries
from dialin.rules.reaching.addresses import lines_of
from dialin.services import Services
from dialin.store.attendees import change_attendee, list_attendees
from dialin.store.events import load_event
from tests.building import make_event, register_people

NO_ADDRESS = "No address is on file. Add it, or choose another way."
WRITTEN = [
    {"email": None},
    {"street": "Am Markt 1", "postcode": "67655", "town": "Kaiserslautern"},
    {"street": "Am Markt 1", "town": "Kaiserslautern"},
    {"street": "Am Markt 1", "postcode": "67655"},
    {"postcode": "67655", "town": "Kaiserslautern"},
    {"address": "Am Markt 1, 67655 Kaiserslautern"},
    {"address": "Am Markt 1\nKaiserslautern"},
    {"address": "Am Markt 1"},
    {"address": ""},
    {"street": "Am Markt 1", "address": "Am Markt 1\n67655 Kaiserslautern"},
]


def test_no_address_is_said_of_those_alone_who_get_no_letter(services: Services) -> None:
    event_id = make_event(services)
    registered = register_people(services, event_id, len(WRITTEN))
    with services.acting("test") as act:
        for one, values in zip(registered, WRITTEN, strict=True):
            change_attendee(act, one.attendee_id, values)
    with services.looking() as act:
        said = look_at_deliveries(act, load_event(act, event_id), None)
        people = list_attendees(act, event_id)
    without = {person.id for person in people if not lines_of(person)}
    assert {at for at, one in said.items() if one.reason[0].sentence == NO_ADDRESS} == without
    assert len(without) == 7
