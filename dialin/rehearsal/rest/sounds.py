"""A recording's sound as a file: silence of the same length."""

import io
import wave

_RATE = 8000
_LONGEST = 600
# An MPEG-1 layer III frame, 32 kbit/s mono at 44.1 kHz, that holds silence: 104 bytes, 26 ms.
_MP3_FRAME = b"\xff\xfb\x10\xc0" + bytes(100)


def wav(seconds: float) -> bytes:
    written = io.BytesIO()
    with wave.open(written, "wb") as audio:
        audio.setnchannels(1)
        audio.setsampwidth(2)
        audio.setframerate(_RATE)
        audio.writeframes(bytes(2 * int(_RATE * min(seconds, _LONGEST))))
    return written.getvalue()


def mp3(seconds: float) -> bytes:
    return _MP3_FRAME * max(1, int(min(seconds, _LONGEST) / 0.0261))
