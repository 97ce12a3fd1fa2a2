"""How a person who is registered is reached, as it could be written into the form again."""

from dialin.rules.reaching.reach import Reach
from dialin.store.attendees import Attendee


def reach_on_file(attendee: Attendee) -> Reach:
    """Empty where nothing is known."""
    return Reach(
        delivery=attendee.delivery,
        email=attendee.email or "",
        callback=attendee.callback,
        street=attendee.street or "",
        postcode=attendee.postcode or "",
        town=attendee.town or "",
        address=attendee.address or "",
        contact=attendee.contact or "",
        room=attendee.room or "",
        has_dial=attendee.has_dial,
        called_by=attendee.called_by,
    )
