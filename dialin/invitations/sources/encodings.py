"""Bytes as text, whatever their sender called them: what is UTF-8 is UTF-8, the rest is what Windows writes."""

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(source: bytes, charset: str | None = None) -> str:
    """`charset` is what the sender says; believed only where the bytes are no UTF-8."""
    for begins, encoding in _MARKS:
        if source.startswith(begins):
            return source[len(begins) :].decode(encoding, errors="replace")
    if source[:400:2].count(0) > 20 or source[1:400:2].count(0) > 20:
        return source.decode("utf-16-be" if source[:400:2].count(0) > 20 else "utf-16-le", errors="replace")
    for encoding in ("utf-8", _known(charset), "cp1252"):
        try:
            return source.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return source.decode("latin-1")


def _known(charset: str | None) -> str:
    """Latin-1 is said by many, and Windows-1252 is what they mean."""
    name = (charset or "").strip().lower()
    if name in ("", "us-ascii", "ascii", "iso-8859-1", "latin-1", "utf-8", "utf8", "unknown-8bit"):
        return "cp1252"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
