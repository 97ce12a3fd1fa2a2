"""Status callbacks of a call leg: its progress, and the one after its end."""

from typing import TYPE_CHECKING, Literal

from dialin.rehearsal.steps import Letter
from dialin.rehearsal.wire.parameters import rfc_2822

if TYPE_CHECKING:
    from dialin.rehearsal.company import Company
    from dialin.rehearsal.legs import Leg

Progress = Literal["initiated", "ringing", "answered", "completed"]


def tell_progress(company: "Company", leg: "Leg", event: Progress) -> None:
    """Send the callback of one step of an outbound leg, where it was asked for."""
    wanted = leg.progress_wanted
    if wanted is None or event not in wanted.events:
        return
    parameters = {
        "Timestamp": rfc_2822(company.now),
        "CallbackSource": "call-progress-events",
        "SequenceNumber": str(leg.next_sequence()),
        **(_ended(company, leg) if event == "completed" else {}),
    }
    if event == "initiated":
        parameters["CallStatus"] = "initiated"
    company.mail.notify(Letter(wanted.url, wanted.method, "status", parameters), leg=leg)


def tell_number(company: "Company", leg: "Leg") -> None:
    """Send the one request that a number's StatusCallback gets when an inbound call has ended."""
    number = company.numbers.get(leg.to)
    if number and number.status_callback:
        letter = Letter(number.status_callback, number.status_callback_method, "number-status", _ended(company, leg))
        company.mail.notify(letter, leg=leg)


def _ended(company: "Company", leg: "Leg") -> dict[str, str]:
    found = {"CallDuration": str(leg.duration)}
    if leg.recording_sid:
        recording = company.recordings[leg.recording_sid]
        found |= {
            "RecordingUrl": company.media_url(recording.sid),
            "RecordingSid": recording.sid,
            "RecordingDuration": str(round(recording.seconds)),
        }
    return found
