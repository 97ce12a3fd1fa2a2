"""The bytes of a text file as text: line by line, since lists are pasted together."""

import codecs
import re

from dialin.lists.text.encoded_twice import mend
from dialin.lists.text.encodings import WINDOWS, Reading, choose_encoding
from dialin.lists.text.lost import LOST
from dialin.rules.refusals import Notice, Refused

_MOST_STRANGE, _FEW = 0.01, 10  # a stray one spoils a line, more of them make it another kind of file
_OF_UNICODE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LOOKED_AT = 1000  # bytes
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_END_OF_FILE = b"\x1a"  # as MS-DOS programs still write it
_NOT_TEXT = Refused("This is neither a CSV file nor an XLSX file. Save the list as one of the two.")
_TWICE = Notice("Letters with dots and accents were encoded twice in this file and were read as they were meant.")

Decoded = tuple[str, tuple[Notice, ...]]


def decode(content: bytes) -> Decoded | Refused:
    """A byte that stands for nothing becomes `LOST`."""
    codec = _codec_of(content)
    decoded = _decode_unicode(content, codec) if codec else _decode_lines(content)
    if isinstance(decoded, Refused):
        return decoded
    text, said = decoded
    strange = len(_CONTROLS.findall(text)) + text.count(LOST)
    if strange > _FEW + _MOST_STRANGE * len(text):
        return _NOT_TEXT
    mended = mend(text)
    return mended, (said if mended == text else (*said, _TWICE))


def _codec_of(content: bytes) -> str | None:
    """UTF-16, which some programs write without its mark: every other byte of what people write is a zero then."""
    if content.startswith(_OF_UNICODE):
        return "utf-16"
    even, odd = content[:_LOOKED_AT:2], content[1:_LOOKED_AT:2]
    if 0 not in even and odd.count(0) > len(odd) / 2:
        return "utf-16-le"
    return "utf-16-be" if 0 not in odd and even.count(0) > len(even) / 2 else None


def _decode_unicode(content: bytes, codec: str) -> Decoded | Refused:
    try:
        return content.decode(codec), ()
    except UnicodeDecodeError:
        return _NOT_TEXT


def _decode_lines(content: bytes) -> Decoded | Refused:
    lines = content.removeprefix(codecs.BOM_UTF8).rstrip(_END_OF_FILE).splitlines(keepends=True)
    reading = choose_encoding(line for line in lines if not _is_utf8(line))
    if isinstance(reading, tuple):
        return _refuse_both(*reading)
    codec = reading.encoding.codec
    text = "".join(line.decode("utf-8" if _is_utf8(line) else codec, errors="replace") for line in lines)
    return text, () if reading.encoding is WINDOWS else (_said_of(reading),)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _said_of(reading: Reading) -> Notice:
    values = {"encoding": reading.encoding.name, "example": reading.example}
    return Notice("The letters of this file were read as those of {encoding}, for example “{example}”.", values)


def _refuse_both(one: Reading, other: Reading) -> Refused:
    return Refused(
        "The letters of this file can be read in two ways, as {one} “{first}” or as {other} “{second}”. "
        "Save the list as UTF-8 (CSV UTF-8) and import it again.",
        {
            "one": one.encoding.name, "first": one.example, "other": other.encoding.name, "second": other.example,
        },
    )  # fmt: skip
