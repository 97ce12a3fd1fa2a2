"""Prompts to spoken TwiML: words with their rests, recordings, tones and the music that fills a wait."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from twilio.twiml.voice_response import Gather, Pause, Play, Say, VoiceResponse

from dialin.dialogue.turn import Prompt, Tone
from dialin.prompts.catalogue import speak, tts_language, voice
from dialin.prompts.pieces import Piece, Recording, Rest, SpokenText
from dialin.prompts.recordings import NONE, Recordings
from dialin.provider.addresses import Addresses

MUSIC_SECONDS = 12  # length of the piece that fills a wait; it is played as often as fits
CONTROL = re.compile(r"[\0-\x08\x0b-\x1f]")
LONGEST_BREAK = 9.0  # seconds; a voice's break ends at ten
SLOWER, LONGER_RESTS = "80%", 1.5  # of the usual


@dataclass(frozen=True, slots=True)
class Speaker:
    """How words become sound: in which language, by which voices of the settings, recordings, and from where."""

    addresses: Addresses
    language: str
    voices: Mapping[str, str] = field(default_factory=dict, hash=False)
    recordings: Recordings = field(default=NONE, hash=False)
    is_slower: bool = False  # for whoever asked a second time; a recording stays as it is, its rests grow

    @property
    def rests(self) -> float:
        return LONGER_RESTS if self.is_slower else 1.0


def append_speech(parent: VoiceResponse | Gather, says: Iterable[Prompt | Tone], speaker: Speaker) -> None:
    append_pieces(parent, [piece for one in says for piece in _pieces(one, speaker)], speaker)


def _pieces(one: Prompt | Tone, speaker: Speaker) -> Sequence[Piece]:
    if isinstance(one, Tone):
        return (Recording(speaker.addresses.tone),)
    return speak(one.key, one.values, speaker.language, recordings=speaker.recordings)


def append_quiet(parent: VoiceResponse | Gather, seconds: float) -> None:
    parent.append(Pause(length=max(1, round(seconds))))


def append_music(parent: VoiceResponse | Gather, seconds: float, speaker: Speaker) -> None:
    """Fills a wait of this length."""
    pieces, rest = divmod(round(seconds), MUSIC_SECONDS)
    if pieces:
        parent.append(Play(speaker.addresses.music, loop=pieces))
    if rest:
        parent.append(Pause(length=rest))


def append_pieces(parent: VoiceResponse | Gather, pieces: Iterable[Piece], speaker: Speaker) -> None:
    """Words of one voice with the rests between them make one Say; a recording plays on its own."""
    language = ""

    def voice_of(piece: Piece) -> str:
        nonlocal language
        if isinstance(piece, Recording):
            return ""
        language = piece.language if isinstance(piece, SpokenText) else language
        return language or "-"

    for spoken_by, run in groupby(pieces, key=voice_of):
        match spoken_by:
            case "":
                for piece in run:
                    assert isinstance(piece, Recording)
                    parent.append(Play(piece.address))
            case "-":
                seconds = sum(piece.seconds for piece in run if isinstance(piece, Rest))
                parent.append(Pause(length=max(1, round(seconds * speaker.rests))))
            case _:
                parent.append(_say(run, spoken_by, speaker))


def _say(pieces: Iterable[Piece], language: str, speaker: Speaker) -> Say:
    """Texts that follow each other are joined: the SDK keeps only the last of two in a row."""
    say = Say(voice=voice(language, speaker.voices), language=tts_language(language))
    for is_words, run in groupby(pieces, key=lambda piece: isinstance(piece, SpokenText)):
        if is_words:
            _append_words(say, " ".join(_clean(piece.text) for piece in run if isinstance(piece, SpokenText)), speaker)
        else:
            for piece in run:
                assert isinstance(piece, Rest)
                say.break_(time=f"{round(min(piece.seconds * speaker.rests, LONGEST_BREAK) * 1000)}ms")
    return say


def _append_words(say: Say, words: str, speaker: Speaker) -> None:
    if speaker.is_slower:
        say.prosody(words, rate=SLOWER)
    else:
        say.append(words)


def _clean(text: str) -> str:
    """Control characters would make the document unreadable for the provider, which would end the call."""
    return CONTROL.sub("", text)
