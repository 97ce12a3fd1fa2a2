"""The document of a turn."""

from collections.abc import Sequence
from typing import Any

from twilio.twiml.voice_response import Dial, Gather, Number, Pause, Record, VoiceResponse

from dialin.dialogue.turn import CallOffice, End, HangUp, JoinRoom, Listen, Prompt, RecordVoice, Tone
from dialin.prompts.catalogue import tts_language
from dialin.provider.addresses import Addresses
from dialin.voice.twiml.rooms import RING_SECONDS, Destination, dial_into_event
from dialin.voice.twiml.speech import Speaker, append_music, append_speech


def render(  # noqa: PLR0913 (what a document is made of)
    says: Sequence[Prompt | Tone],
    end: End,
    *,
    language: str,
    speaker: Speaker,
    action: str,
    destination: Destination,
    guarded: bool = False,
) -> str:
    """The document of one turn. action: the address of the next. destination: for turns that lead into the event.

    Every prompt begins with a second of silence, until the handset is back at the ear. guarded: keys pressed in that
    second are swallowed, so that keys in excess do not answer the next question.
    """
    response = VoiceResponse()
    if isinstance(end, Listen):
        gather = _gather(end, language, action)
        if not end.at_once:
            (response if guarded else gather).append(Pause(length=1))
        append_speech(gather, says, language, speaker)
        _fill(gather, end, speaker)
        response.append(gather)
        return str(response)
    append_speech(response, says, language, speaker)
    match end:
        case JoinRoom(muted):
            response.append(dial_into_event(destination, muted=muted, action=action, addresses=speaker.addresses))
        case CallOffice(number):
            response.append(_office(number, destination.own_number, action=action))
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


def _fill(gather: Gather, listen: Listen, speaker: Speaker) -> None:
    """What is heard after the words while keys are awaited.

    One timer serves the provider for the first key and between keys, so a longer first wait is silence inside the
    Gather, which a key interrupts like any words.
    """
    if listen.music:
        append_music(gather, listen.music, speaker, quiet=listen.quiet)
    elif listen.first > _wait(listen):
        gather.append(Pause(length=round(listen.first - _wait(listen))))


def _record(end: RecordVoice, action: str, addresses: Addresses) -> Record:
    """The provider deletes nothing by itself, so it is told where to say that the recording can be fetched."""
    return Record(
        action=action,
        timeout=end.silence,
        max_length=end.longest,
        finish_on_key="0#",
        play_beep=True,
        trim="trim-silence",
        recording_status_callback=addresses.recording,
        recording_status_callback_event="completed absent",
    )


def render_notice(says: Sequence[Prompt], *, language: str, speaker: Speaker, go_on: str | None) -> str:
    """Words outside any turn, then on to another address, or the end of the document."""
    response = VoiceResponse()
    append_speech(response, says, language, speaker)
    if go_on is not None:
        response.redirect(go_on)
    return str(response)


def render_office(number: str, own_number: str, says: Sequence[Prompt], *, language: str, speaker: Speaker) -> str:
    """Words, then straight to the office: the last resort when nothing of ours works."""
    response = VoiceResponse()
    append_speech(response, says, language, speaker)
    response.append(_office(number, own_number))
    return str(response)


def _office(number: str, own_number: str, **way_on: str) -> Dial:
    """The office sees the city's number; where a call came in by another way than a number, what it can see."""
    shown = {"caller_id": own_number} if own_number.startswith("+") else {}
    dial = Dial(timeout=RING_SECONDS, **way_on, **shown)
    dial.append(Number(number))
    return dial
