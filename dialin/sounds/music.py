"""dialin's own sounds, composed here: the lobby's music, slow and soft, and the tone after which one is heard."""

import io
import math
import struct
import wave
from functools import cache, lru_cache

RATE = 8000  # samples a second, what a telephone line carries
BAR = 3.0  # seconds a chord
LOUDEST = 0.22  # of full scale: some ten decibels below speech
ATTACK, RELEASE = 0.35, 0.9  # seconds in which a note comes and goes; nothing starts or stops suddenly
TONE, TONE_SECONDS = 880.0, 0.4  # hertz, seconds
CHORDS = (  # hertz; above 300 Hz, where a telephone line begins
    (329.63, 392.00, 523.25, 659.26),
    (349.23, 440.00, 523.25, 698.46),
    (392.00, 493.88, 587.33, 783.99),
    (329.63, 392.00, 523.25, 783.99),
)


@cache
def music_file() -> bytes:
    """A WAV file, 8 kHz, 16 bit, mono."""
    return _wav(b"".join(_bar(chord) for chord in CHORDS))


@cache
def tone_file() -> bytes:
    """One tone of 0.4 seconds, in the same format."""
    count = round(TONE_SECONDS * RATE)
    fades = (min(1.0, i / 400, (count - i) / 800) for i in range(count))
    samples = (LOUDEST * 32767 * fade * math.sin(2 * math.pi * TONE * i / RATE) for i, fade in enumerate(fades))
    return _wav(struct.pack(f"<{count}h", *(round(sample) for sample in samples)))


@lru_cache(maxsize=256)
def silence_file(milliseconds: int) -> bytes:
    """Nothing to be heard for so long, in the same format."""
    return _wav(bytes(2 * (RATE * milliseconds // 1000)))


def _wav(frames: bytes) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(frames)
    return out.getvalue()


def _bar(chord: tuple[float, ...]) -> bytes:
    """The notes of a chord one after another, each ringing to the end of the bar."""
    count = round(BAR * RATE)
    samples = [0.0] * count
    for place, pitch in enumerate(chord):
        start = place * count // 8
        for i in range(start, count):
            at, left = (i - start) / RATE, (count - i) / RATE
            loudness = min(1.0, at / ATTACK) * min(1.0, left / RELEASE) * math.exp(-at / 2.5)
            wobble = math.sin(2 * math.pi * pitch * at) + 0.25 * math.sin(4 * math.pi * pitch * at)
            samples[i] += loudness * wobble / len(chord)
    return struct.pack(f"<{count}h", *(round(LOUDEST * 32767 * max(-1.0, min(1.0, s))) for s in samples))
