"""Turn to TwiML: the only file that knows the markup."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from twilio.twiml.voice_response import Conference, Dial, Gather, Number, Pause, Play, Record, Say, Sip, VoiceResponse

from dialin.dialogue.turn import CallOffice, End, HangUp, JoinRoom, Listen, Prompt, RecordVoice
from dialin.prompts.catalogue import speak, tts_language, voice
from dialin.prompts.pieces import Piece, Recording, Rest, Words
from dialin.prompts.recordings import NONE, Recordings
from dialin.provider.addresses import Addresses

MUSIC_SECONDS = 12  # length of the piece that fills a wait; it is played as often as fits
LONGEST_BREAK = 9.0  # a voice's break ends at ten seconds
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


@dataclass(frozen=True, slots=True)
class Speaker:
    """How words become sound: voices by language from the settings, recordings, and where our addresses are."""

    addresses: Addresses
    voices: Mapping[str, str] = field(default_factory=dict)
    recordings: Recordings = NONE


def render(  # noqa: PLR0913 (what a document is made of)
    says: Sequence[Prompt],
    end: End,
    *,
    language: str,
    speaker: Speaker,
    action: str,
    bridge: Bridge,
    guarded: bool = False,
) -> str:
    """The document of one turn. action: the address of the next. bridge: for turns that lead into the event.

    Every prompt begins with a second of silence, until the handset is back at the ear. guarded: keys pressed in that
    second are swallowed, so that keys in excess do not answer the next question.
    """
    response = VoiceResponse()
    pieces = [piece for prompt in says for piece in speak(
        prompt.key, prompt.values, language, recordings=speaker.recordings
    )]  # fmt: skip
    if isinstance(end, Listen):
        gather = _gather(end, language, action)
        if not end.at_once:
            (response if guarded else gather).append(Pause(length=1))
        _fill(gather, pieces, end, speaker)
        response.append(gather)
        return str(response)
    _speak(response, pieces, speaker)
    match end:
        case JoinRoom(muted):
            response.append(_into_event(bridge, muted=muted, action=action, addresses=speaker.addresses))
        case CallOffice(number):
            dial = Dial(action=action, timeout=RING_SECONDS, caller_id=bridge.own_number)
            dial.append(Number(number))
            response.append(dial)
        case RecordVoice():
            response.append(_record(end, action, speaker.addresses))
        case HangUp():
            response.hangup()
    return str(response)


def _gather(listen: Listen, language: str, action: str) -> Gather:
    speech: dict[str, Any] = {}
    if listen.speech:
        speech = {"language": tts_language(language), "speech_timeout": "2", "profanity_filter": False}
    return Gather(
        input="dtmf speech" if listen.speech else "dtmf",
        action=action,
        num_digits=listen.keys,
        finish_on_key="",
        timeout=max(1, round(_wait(listen))),
        action_on_empty_result=True,
        **speech,
    )


def _wait(listen: Listen) -> float:
    return listen.between if listen.keys > 1 else listen.first


def _fill(gather: Gather, pieces: Iterable[Piece], listen: Listen, speaker: Speaker) -> None:
    """What is heard while keys are awaited.

    One timer serves the provider for the first key and between keys, so a longer first wait is silence inside the
    Gather, which a key interrupts like any words.
    """
    _speak(gather, pieces, speaker)
    if listen.music:
        _play_music(gather, listen.music, speaker)
    elif listen.first > _wait(listen):
        gather.append(Pause(length=round(listen.first - _wait(listen))))


def _play_music(parent: Gather, seconds: float, speaker: Speaker) -> None:
    pieces, rest = divmod(round(seconds), MUSIC_SECONDS)
    if pieces:
        parent.append(Play(speaker.addresses.music, loop=pieces))
    if rest:
        parent.append(Pause(length=rest))


def _speak(parent: VoiceResponse | Gather, pieces: Iterable[Piece], speaker: Speaker) -> None:
    """Words of one voice with the rests between them make one Say; a recording plays on its own."""
    language = ""

    def voice_of(piece: Piece) -> str:
        nonlocal language
        if isinstance(piece, Recording):
            return ""
        language = piece.language if isinstance(piece, Words) else language
        return language or "-"

    for spoken_by, run in groupby(pieces, key=voice_of):
        match spoken_by:
            case "":
                for piece in run:
                    assert isinstance(piece, Recording)
                    parent.append(Play(piece.address))
            case "-":
                parent.append(Pause(length=max(1, round(sum(p.seconds for p in run if isinstance(p, Rest))))))
            case _:
                parent.append(_say(run, spoken_by, speaker))


def _say(pieces: Iterable[Piece], language: str, speaker: Speaker) -> Say:
    """Texts that follow each other are joined: the SDK keeps only the last of two in a row."""
    say = Say(voice=voice(language, speaker.voices), language=tts_language(language))
    for is_words, run in groupby(pieces, key=lambda piece: isinstance(piece, Words)):
        if is_words:
            say.append(" ".join(_clean(piece.text) for piece in run if isinstance(piece, Words)))
        else:
            for piece in run:
                assert isinstance(piece, Rest)
                say.break_(time=f"{round(min(piece.seconds, LONGEST_BREAK) * 1000)}ms")
    return say


def _clean(text: str) -> str:
    """Control characters would make the document unreadable for the provider, which would end the call."""
    return "".join(character for character in text if character >= " " or character in "\n\t")


def _record(end: RecordVoice, action: str, addresses: Addresses) -> Record:
    """The provider deletes nothing by itself, so it is told where to say that the recording can be fetched."""
    return Record(
        action=action,
        timeout=end.silence,
        max_length=end.longest,
        finish_on_key="#",
        play_beep=True,
        trim="trim-silence",
        recording_status_callback=addresses.recording,
        recording_status_callback_event="completed absent",
    )


def _into_event(bridge: Bridge, *, muted: bool, action: str, addresses: Addresses) -> Dial:
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
        status_callback_event="join leave",
        **region,
    )


def render_bridge_leg(bridge: Bridge, addresses: Addresses) -> str:
    """What the leg into the videoconference does once it is answered: it joins the room, open both ways."""
    response = VoiceResponse()
    dial = Dial()
    dial.append(_room(bridge, addresses, muted=False))
    response.append(dial)
    return str(response)


def render_notice(says: Sequence[Prompt], *, language: str, speaker: Speaker, go_on: str | None) -> str:
    """Words outside any turn, then on to another address, or the end of the document."""
    response = VoiceResponse()
    _speak(response, [p for prompt in says for p in speak(prompt.key, prompt.values, language)], speaker)
    if go_on is not None:
        response.redirect(go_on)
    return str(response)


def render_wait(speaker: Speaker) -> str:
    """What a caller alone in the room hears; the provider allows only words, sounds, pauses and redirects here."""
    response = VoiceResponse()
    response.append(Play(speaker.addresses.music, loop=10))
    response.redirect("")
    return str(response)


def render_office(number: str, own_number: str, says: Sequence[Prompt], *, language: str, speaker: Speaker) -> str:
    """Words, then straight to the office: the last resort when nothing of ours works."""
    response = VoiceResponse()
    _speak(response, [p for prompt in says for p in speak(prompt.key, prompt.values, language)], speaker)
    dial = Dial(timeout=RING_SECONDS, caller_id=own_number)
    dial.append(Number(number))
    response.append(dial)
    return str(response)
