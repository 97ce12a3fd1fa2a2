"""The way into the event: the phone room, or the videoconference itself, and the leg that joins the two."""

from dataclasses import dataclass

from twilio.twiml.voice_response import Conference, Dial, Number, Play, Sip, VoiceResponse

from dialin.provider.addresses import Addresses

RING_SECONDS = 25


@dataclass(frozen=True, slots=True)
class Bridge:
    """Where a caller goes in an event. own_number: the city's, the only one the far side ever sees.

    room: name of the phone room. number with digits, or sip: the videoconference, for one leg per caller.
    """

    room: str
    own_number: str
    region: str | None = None
    number: str | None = None
    digits: str | None = None
    sip: str | None = None


def dial_into_event(bridge: Bridge, *, muted: bool, action: str, addresses: Addresses) -> Dial:
    """The star leaves the room and not the call; the document's action leads back into the dialogue."""
    if bridge.sip or bridge.number:
        dial = Dial(action=action, hangup_on_star=True, timeout=RING_SECONDS, caller_id=bridge.own_number)
        digits = {"send_digits": bridge.digits} if bridge.digits else {}
        dial.append(Sip(bridge.sip) if bridge.sip else Number(bridge.number, **digits))
        return dial
    dial = Dial(action=action, hangup_on_star=True)
    dial.append(_room(bridge, addresses, muted=muted))
    return dial


def _room(bridge: Bridge, addresses: Addresses, *, muted: bool) -> Conference:
    region = {"region": bridge.region} if bridge.region else {}
    return Conference(
        bridge.room,
        muted=muted,
        beep="false",
        start_conference_on_enter=True,
        end_conference_on_exit=False,
        wait_url=addresses.room_wait,
        status_callback=addresses.room,
        status_callback_event="join leave speaker",
        **region,
    )


def render_bridge_leg(bridge: Bridge, addresses: Addresses) -> str:
    """What the leg into the videoconference does once it is answered: it joins the room, open both ways."""
    response = VoiceResponse()
    dial = Dial()
    dial.append(_room(bridge, addresses, muted=False))
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
