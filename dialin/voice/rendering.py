"""A turn's document, with everything of the call and the settings that it needs."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from dialin.config import Settings
from dialin.dialogue.turn import End, Prompt, Tone, Turn
from dialin.prompts.recordings import EVENT, NONE, Recordings, read_addresses
from dialin.provider.addresses import Addresses, room_name
from dialin.provider.recordings import played_from
from dialin.rules.bridging.ways import keys_for, number_for
from dialin.rules.dial_strings import sip_address
from dialin.store.calls import LINE_LANGUAGE, Call
from dialin.store.events import Event
from dialin.voice.twiml.documents import Frame, render, render_notice
from dialin.voice.twiml.rooms import Destination
from dialin.voice.twiml.speech import Speaker

OF_EVENTS = "events"  # the folder of recordings that belong to single events, by their short names
# At the door everybody hears the same words: their documents are kept, those that say anything of one caller never.
ITS_MARK = "-its-mark-"  # stands in a kept document for the mark of the call that it is given to
_render_once = lru_cache(maxsize=512)(render)


def document(turn: Turn, call: Call, settings: Settings, *, guarded: bool) -> str:
    """TwiML for the call's turn: its words, and the address of the turn after it."""
    assert isinstance(turn.then, End)
    speaker = speaker_of(settings, call.language, call.event, mark=call.mark and ITS_MARK)
    speaker = replace(speaker, is_slower=True) if turn.is_slower else speaker
    frame = Frame(
        speaker, speaker.addresses.turn(call.turn, language=call.language), destination_of(call, settings), guarded
    )
    says = tuple(_with_address(one, settings) for one in turn.says)
    draw = render if any(_is_personal(one) for one in says) else _render_once
    drawn = draw(says, turn.then, frame)
    return drawn if call.mark is None else drawn.replace(ITS_MARK, call.mark)


def last_document(call: Call, settings: Settings) -> str:
    """Of a call that is over nothing is kept: whoever is on the line after all is led on."""
    if call.reply:
        return call.reply
    speaker = speaker_of(settings, call.language, mark=call.mark)
    return render_notice([], speakers=[speaker], go_on=speaker.addresses.resume(1, language=call.language))


def _is_personal(one: Prompt | Tone) -> bool:
    return isinstance(one, Prompt) and not one.values.keys() <= EVENT


def _with_address(one: Prompt | Tone, settings: Settings) -> Prompt | Tone:
    """The dialogue knows a recording by the provider's id; the provider plays it from where it keeps it."""
    sid = "" if isinstance(one, Tone) else str(one.values.get("recording", ""))
    if not sid or "://" in sid:
        return one
    assert isinstance(one, Prompt)
    return Prompt(one.key, {**one.values, "recording": played_from(settings, sid)})


def speaker_of(settings: Settings, language: str, event: Event | None = None, *, mark: str | None = None) -> Speaker:
    """event: its own recordings go before those for every event, and its title is in its language."""
    addresses = Addresses(settings.public_url or "", mark)
    recordings = _recordings(settings.recordings, addresses.recordings, None if event is None else event.slug)
    written_in = {"city_language": LINE_LANGUAGE, "title_language": LINE_LANGUAGE if event is None else event.language}
    return Speaker(addresses, language, settings.voices, recordings, written_in)


@lru_cache(maxsize=64)
def _recordings(folder: Path | None, served_at: str, slug: str | None) -> Recordings:
    """Read once per process: the server is restarted after recordings are added."""
    if folder is None:
        return NONE
    own = folder / OF_EVENTS / slug if slug else None
    event = {} if own is None or not own.is_dir() else read_addresses(own, f"{served_at}/{OF_EVENTS}/{slug}")
    return Recordings(house=read_addresses(folder, served_at), event=event)


def destination_of(call: Call, settings: Settings) -> Destination:
    """Where this call's event takes place."""
    event, room, region = call.event, room_name(call.event_id), settings.region
    own_number = call.dialled if event is None else event.number or call.dialled
    if event is None or not event.is_direct:
        return Destination(room, own_number, region)
    return Destination(
        room,
        own_number,
        region,
        number=number_for(event),
        digits=keys_for(event),
        platform=event.bridge_platform,
        sip=sip_address(event),
    )
