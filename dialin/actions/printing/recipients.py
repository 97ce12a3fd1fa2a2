"""Where a letter to somebody goes."""

from dialin.rules.names import said_name
from dialin.rules.paper.letters import Recipient
from dialin.rules.reaching.addresses import lines_of
from dialin.store.attendees import Attendee


def recipient_of(attendee: Attendee) -> Recipient:
    """In a house with one line the room leads to the person.

    Whom to ask for on the line is nothing for the post: it may be a daughter who lives elsewhere.
    """
    lines = lines_of(attendee)
    address = (attendee.room, *lines) if attendee.room and lines else lines
    return Recipient(said_name(attendee.name), address, attendee.language, attendee.id)
