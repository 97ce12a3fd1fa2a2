"""Chooses for each event the client that speaks its platform's language."""

from collections.abc import Mapping

from dialin.conferences.bigbluebutton import BigBlueButton
from dialin.conferences.http import TIME_OUTS
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


def connect_conferences(*, time_outs: tuple[float, float] = TIME_OUTS) -> Conferences:
    """Connects for each look. time_outs: seconds, to connect and between bytes."""
    return Asking({"bigbluebutton": BigBlueButton(time_outs=time_outs), "jitsi": Jitsi(time_outs=time_outs)})
