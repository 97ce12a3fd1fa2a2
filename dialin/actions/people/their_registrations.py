"""Finds all registrations of one person for an event: what they had cancelled before, too."""

from dialin.store.act import Act
from dialin.store.attendees import Attendee, load_attendee
from dialin.store.people_on_file import registrations_of


def registered_besides(act: Act, attendee: Attendee) -> list[Attendee]:
    """Under the same name and number. Without a number nobody can be told from others of the same name."""
    if attendee.phone is None:
        return []
    known = registrations_of(act, attendee.event_id, [(attendee.phone, attendee.name_key)])
    found = (load_attendee(act, one.id) for one in known if one.phone == attendee.phone and one.id != attendee.id)
    return [one for one in found if one is not None]
