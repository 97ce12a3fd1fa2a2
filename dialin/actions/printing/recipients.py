"""Where a letter to somebody goes."""

from dialin.rules.paper.letters import Recipient
from dialin.store.attendees import Attendee


def recipient_of(attendee: Attendee) -> Recipient:
    return Recipient(attendee.name, _address(attendee), attendee.language, attendee.id)


def _address(attendee: Attendee) -> tuple[str, ...]:
    """Below the name; nothing where a part is missing without which no letter arrives.

    In a house with one line the room leads to the person. Whom to ask for on the line is nothing for the post: it may
    be a daughter who lives elsewhere.
    """
    if attendee.street and attendee.town:
        lines = [attendee.street, " ".join(filter(None, (attendee.postcode, attendee.town)))]
    elif attendee.street or attendee.town or attendee.postcode:
        return ()
    else:
        lines = (attendee.address or "").splitlines()
    if not any(line.strip() for line in lines):
        return ()
    return tuple(filter(None, (attendee.room, *lines)))
