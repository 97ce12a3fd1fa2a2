"""Status callbacks of a call leg: its progress, and the one after its end."""

from typing import Literal

from dialin.rehearsal.legs import Leg
from dialin.rehearsal.network.promise import Network
from dialin.rehearsal.network.steps import Callback
from dialin.rehearsal.numbers import IncomingNumber
from dialin.rehearsal.wire.parameters import rfc_2822

Progress = Literal["initiated", "ringing", "answered", "completed"]


def report_progress(network: Network, leg: Leg, event: Progress) -> None:
    """Send the callback of one step of an outbound leg, where it was asked for."""
    callback = leg.progress
    if callback is None or event not in callback.events:
        return
    parameters = {
        "Timestamp": rfc_2822(network.clock.now),
        "CallbackSource": "call-progress-events",
        "SequenceNumber": str(leg.next_sequence()),
    }
    if event == "completed":
        parameters["CallDuration"] = str(leg.duration)
        if leg.sip_code:
            parameters["SipResponseCode"] = leg.sip_code
    if event == "initiated":
        parameters["CallStatus"] = "initiated"
    network.notify(Callback(callback.url, callback.method, "status", parameters), about=leg)


def report_end(network: Network, leg: Leg, number: IncomingNumber | None) -> None:
    """Send the one request that a number's StatusCallback gets when an inbound call has ended."""
    if number and number.status_callback:
        parameters = {"CallDuration": str(leg.duration)}
        sent = Callback(number.status_callback, number.status_callback_method, "number-status", parameters)
        network.notify(sent, about=leg)
