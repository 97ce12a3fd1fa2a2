"""Notes what the platform says of the videoconference while it is being tested."""

from dialin.rules.testing.words import Conference
from dialin.store.act import Act
from dialin.store.test_calls import change_test


def note_platform(act: Act, token: str, conference: Conference, participants: int | None) -> None:
    change_test(act, token, {"conference": conference, "participants": participants})
