"""The registration remembers the language that its owner has chosen on the telephone."""

from dialin.store.act import Act
from dialin.store.attendees import change_attendee
from dialin.store.calls import Call


def remember_language(act: Act, call: Call, language: str) -> None:
    """Nothing to remember while nobody knows who calls; the PIN that follows brings it along."""
    if call.attendee_id is not None:
        change_attendee(act, call.attendee_id, {"language": language})
