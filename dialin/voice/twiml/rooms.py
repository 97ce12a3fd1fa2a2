"""The way into the event: the phone room, or the videoconference itself, and the leg that joins the two."""

from collections.abc import Iterable
from dataclasses import dataclass

from twilio.twiml.voice_response import Conference, Dial, Number, Play, Sip, VoiceResponse

from dialin.dialogue.turn import JoinRoom
from dialin.provider.addresses import Addresses
from dialin.rules.bridging.profiles import profile_of
from dialin.rules.bridging.timing import TimedKeys, spelt, timed_keys
from dialin.voice.twiml.keying import append_keys

RING_SECONDS = 25


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a caller goes in an event: the phone room, or with number or sip the videoconference itself."""

    room: str  # the name of the phone room
    own_number: str  # the city's, the only one the far side ever sees
    region: str | None = None
    number: str | None = None  # of the videoconference, for one leg per caller
    digits: str | None = None  # sent once the number answers, as the platform's dial-in needs them
    platform: str | None = None
    sip: str | None = None


def dial_into_event(destination: Destination, join: JoinRoom, *, action: str, addresses: Addresses) -> Dial:
    """The star leaves the room and not the call; the document's action leads back into the dialogue."""
    if destination.sip or destination.number:
        dial = Dial(action=action, hangup_on_star=True, timeout=RING_SECONDS, caller_id=destination.own_number)
        dial.append(Sip(destination.sip) if destination.sip else _number(destination, is_patient=join.is_patient))
        return dial
    dial = Dial(action=action, hangup_on_star=True)
    dial.append(_room(destination, addresses, muted=join.muted))
    return dial


def _number(destination: Destination, *, is_patient: bool) -> Number:
    """The keys go with the number, where they have no limit of length.

    A document of the called side would have to be fetched while the dial-in speaks; asked for again, it would send
    all of them again.
    """
    keys = spelt(timed_keys(destination.digits, profile_of(destination.platform), is_patient=is_patient))
    return Number(destination.number, **({"send_digits": keys} if keys else {}))


def _room(destination: Destination, addresses: Addresses, *, muted: bool) -> Conference:
    region = {"region": destination.region} if destination.region else {}
    return Conference(
        destination.room,
        muted=muted,
        beep="false",
        start_conference_on_enter=True,
        end_conference_on_exit=False,
        wait_url=addresses.room_wait,
        status_callback=addresses.room,
        status_callback_event="join leave speaker",
        **region,
    )


def render_keying(keys: Iterable[TimedKeys], *, then: str) -> str:
    """What the leg into the videoconference does once it is answered; then: the address that lets it into the room.

    The room hears nothing of the keys: the leg is not there yet.
    """
    response = VoiceResponse()
    append_keys(response, keys)
    response.redirect(then)
    return str(response)


def render_bridge_leg(destination: Destination, addresses: Addresses) -> str:
    """What the leg does once its keys are sent: it joins the room, open both ways."""
    response = VoiceResponse()
    dial = Dial()
    dial.append(_room(destination, addresses, muted=False))
    response.append(dial)
    return str(response)


def render_hang_up() -> str:
    """The end of a leg nobody wants any more, without a word into the videoconference."""
    response = VoiceResponse()
    response.hangup()
    return str(response)


def render_wait(addresses: Addresses) -> str:
    """What a caller alone in the room hears; the provider allows only words, sounds, pauses and redirects here."""
    response = VoiceResponse()
    response.append(Play(addresses.music, loop=10))
    response.redirect("")
    return str(response)
