"""Chooses for each event the client that speaks its platform's language."""

from collections.abc import Mapping

from dialin.conferences.bigbluebutton import BigBlueButton
from dialin.conferences.jitsi import Jitsi
from dialin.conferences.promise import Asked, Conferences, ConferenceTrouble, Reason, Seen, can_be_asked


class Asking:
    """clients: by the word for the platform."""

    def __init__(self, clients: Mapping[str, Conferences]) -> None:
        self._clients = clients

    def look(self, event: Asked) -> Seen:
        client = self._clients.get(event.bridge_platform or "")
        if client is None or not can_be_asked(event):
            raise ConferenceTrouble(Reason.UNKNOWN, "This event names no platform that can be asked.")
        return client.look(event)


def connect_conferences() -> Conferences:
    """Connects for each look."""
    return Asking({"bigbluebutton": BigBlueButton(), "jitsi": Jitsi()})
