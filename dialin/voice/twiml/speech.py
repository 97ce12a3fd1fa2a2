"""Prompts to spoken TwiML: words with their rests, recordings, tones and the music that fills a wait."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from twilio.twiml.voice_response import Gather, Pause, Play, Say, VoiceResponse

from dialin.dialogue.turn import Prompt, Tone
from dialin.prompts.catalogue import languages, speak, tts_language, voice
from dialin.prompts.pieces import Piece, Recording, Rest, SpokenText
from dialin.prompts.recordings import NONE, Recordings
from dialin.provider.addresses import Addresses

MUSIC_SECONDS = 12  # length of the piece that fills a wait; it is played as often as fits
CONTROL = re.compile(r"[\0-\x08\x0b-\x1f]")
LONGEST_BREAK = 9.0  # seconds; a voice's break ends at ten
AMAZON, GENERATIVE = "Polly.", "-Generative"  # in the names of voices
SLOWER, LONGER_RESTS = "80%", 1.5  # of the usual


@dataclass(frozen=True, slots=True)
class Speaker:
    """How words become sound: in which language, by which voices of the settings, recordings, and from where."""

    addresses: Addresses
    language: str
    voices: Mapping[str, str] = field(default_factory=dict, hash=False)
    recordings: Recordings = field(default=NONE, hash=False)
    written_in: Mapping[str, str] = field(default_factory=dict, hash=False)  # `title_language` and the like of prompts
    is_slower: bool = False  # for whoever asked a second time; a recording stays as it is, its rests grow

    @property
    def rests(self) -> float:
        return LONGER_RESTS if self.is_slower else 1.0


def append_speech(parent: VoiceResponse | Gather, says: Iterable[Prompt | Tone], speaker: Speaker) -> None:
    append_pieces(parent, [piece for one in says for piece in _pieces(one, speaker)], speaker)


def _pieces(one: Prompt | Tone, speaker: Speaker) -> Sequence[Piece]:
    if isinstance(one, Tone):
        return (Recording(speaker.addresses.tone),)
    return speak(one.key, {**speaker.written_in, **one.values}, speaker.language, recordings=speaker.recordings)


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
            _append_words(say, [piece for piece in run if isinstance(piece, SpokenText)], speaker)
        else:
            for piece in run:
                assert isinstance(piece, Rest)
                say.break_(time=f"{round(min(piece.seconds * speaker.rests, LONGEST_BREAK) * 1000)}ms")
    return say


def _append_words(say: Say, texts: Iterable[SpokenText], speaker: Speaker) -> None:
    """What is written in another language stays a part of its sentence, with that language's sounds."""
    into = say.prosody(rate=SLOWER) if speaker.is_slower else say
    for sounds, run in groupby(_by_sounds(texts, speaker), key=itemgetter(0)):
        words = _clean("".join(part for _, part in run))
        if sounds is None:
            into.append(words)
        else:
            into.lang(words, xml_lang=sounds)


def _by_sounds(texts: Iterable[SpokenText], speaker: Speaker) -> Iterator[tuple[str | None, str]]:
    """The words in order, each part with the language of its sounds where they are not the voice's own."""
    for number, text in enumerate(texts):
        if number:
            yield None, " "
        for part, language in text.by_language():
            if part:
                yield (tts_language(language) if _takes(language, text.language, speaker) else None), part


def _takes(language: str, usual: str, speaker: Speaker) -> bool:
    """Whether the voice of the usual language reads words of this one by its sounds.

    Amazon's voices do, in every language that Amazon has a voice for; the generative ones only whole sentences.
    """
    if language == usual or language not in languages():
        return False
    own, other = voice(usual, speaker.voices), voice(language, speaker.voices)
    return own.startswith(AMAZON) and other.startswith(AMAZON) and not own.endswith(GENERATIVE)


def _clean(text: str) -> str:
    """Control characters would make the document unreadable for the provider, which would end the call."""
    return CONTROL.sub("", text)
