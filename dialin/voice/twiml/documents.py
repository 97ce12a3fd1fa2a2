"""The document of a turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from twilio.twiml.voice_response import Dial, Gather, Number, Pause, Record, VoiceResponse

from dialin.dialogue.turn import CallOffice, End, HangUp, JoinRoom, Listen, Prompt, RecordVoice, Tone
from dialin.dialogue.words.heard import ENDING_SILENCE
from dialin.prompts.catalogue import tts_language
from dialin.provider.addresses import Addresses
from dialin.voice.twiml.rooms import RING_SECONDS, Destination, dial_into_event
from dialin.voice.twiml.speech import Speaker, append_music, append_quiet, append_speech


@dataclass(frozen=True, slots=True)
class Frame:
    """What a turn's document needs besides the turn itself."""

    speaker: Speaker
    action: str  # the address of the next turn
    destination: Destination  # for turns that lead into the event
    guarded: bool = False  # keys pressed in the first second are swallowed: keys in excess answer no further question


@dataclass(frozen=True, slots=True)
class Office:
    """The telephone of a person. own_number: the city's, as it is shown there. action: the address after the call."""

    number: str
    own_number: str
    action: str


def render(says: Sequence[Prompt | Tone], end: End, frame: Frame) -> str:
    """The document of one turn.

    Every prompt begins with a second of silence, until the handset is back at the ear.
    """
    response, speaker = VoiceResponse(), frame.speaker
    if isinstance(end, Listen):
        gather = _gather(end, speaker.language, frame.action)
        if not end.at_once:
            (response if frame.guarded and not end.keeps_keys else gather).append(Pause(length=1))
        append_speech(gather, says, speaker)
        _fill(gather, end, speaker)
        response.append(gather)
        return str(response)
    append_speech(response, says, speaker)
    match end:
        case JoinRoom():
            into = dial_into_event(frame.destination, end, action=frame.action, addresses=speaker.addresses)
            response.append(into)
        case CallOffice(number):
            response.append(_office(Office(number, frame.destination.own_number, frame.action)))
        case RecordVoice():
            response.append(_record(end, frame.action, speaker.addresses))
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


def _fill(gather: Gather, listen: Listen, speaker: Speaker) -> None:
    """What is heard after the words while keys are awaited.

    One timer serves the provider for the first key and between keys, so a longer first wait is silence inside the
    Gather, which a key interrupts like any words.
    """
    if listen.music:
        if listen.quiet:
            append_quiet(gather, listen.music)
        else:
            append_music(gather, listen.music, speaker)
    elif listen.first > _wait(listen):
        gather.append(Pause(length=round(listen.first - _wait(listen))))


def _record(end: RecordVoice, action: str, addresses: Addresses) -> Record:
    """The provider deletes nothing by itself, so it is told where to say that the recording can be fetched."""
    return Record(
        action=action,
        timeout=ENDING_SILENCE,
        max_length=end.longest,
        finish_on_key="0#",
        play_beep=True,
        trim="trim-silence",
        recording_status_callback=addresses.recording,
        recording_status_callback_event="completed absent",
    )


def render_notice(says: Sequence[Prompt], *, speakers: Sequence[Speaker], go_on: str | None) -> str:
    """Words outside any turn, in each language in turn; then on to another address, or the end of the document."""
    response = VoiceResponse()
    for speaker in speakers:
        append_speech(response, says, speaker)
    if go_on is not None:
        response.redirect(go_on)
    return str(response)


def render_office(office: Office, says: Sequence[Prompt], *, speakers: Sequence[Speaker]) -> str:
    """Words, then straight to the office: the last resort when nothing of ours works."""
    response = VoiceResponse()
    for speaker in speakers:
        append_speech(response, says, speaker)
    response.append(_office(office))
    return str(response)


def _office(office: Office) -> Dial:
    """The office sees the city's number; where a call came in by another way than a number, what it can see."""
    shown = {"caller_id": office.own_number} if office.own_number.startswith("+") else {}
    dial = Dial(timeout=RING_SECONDS, action=office.action, **shown)
    dial.append(Number(office.number))
    return dial
