"""Which invitation is which: the new one above, and older ones below it, quoted or forwarded."""

import re
from itertools import pairwise

_QUOTE = re.compile(r"[ ]{0,12}(?:[>|][ ]?)+")
_BANNER = re.compile(
    r"^[ ]*-{2,}[ ]*(?:Urspr\S{1,3}ngliche Nachricht|Original[ -]Message"
    r"|Urspr\S{1,3}nglicher Termin|Original Appointment|Weitergeleitete Nachricht|Forwarded message)[ ]*-{2,}[ ]*$"
    r"|^[ ]*(?:Begin forwarded message|Anfang der weitergeleiteten (?:Nachricht|E-Mail))[ ]*:?[ ]*$"
    r"|^[ ]*(?:Am|On)\b[^\n]{4,160}(?:\n[^\n]{0,100})?\b(?:schrieb|wrote)\b[^\n]{0,80}:[ ]*$"
    r"|^[ ]*\*?(?:Von|From)\*?:[ ][^\n]+\n(?:[^\n]*\n){0,2}?[ ]*\*?(?:Gesendet|Datum|Sent|Date)\*?[^\n:]{0,20}:",
    re.IGNORECASE | re.MULTILINE,
)


def sections(text: str) -> tuple[str, ...]:
    """From the newest down, without the marks of quoting."""
    pieces = sorted(_by_depth(text.split("\n")), key=lambda piece: piece[0])  # who answers below a quotation is newer
    found: list[str] = []
    for _, piece in pieces:
        starts = [0, *(banner.start() for banner in _BANNER.finditer(piece) if banner.start()), len(piece)]
        found += [piece[start:end] for start, end in pairwise(starts)]
    return tuple(piece for piece in found if piece.strip()) or ("",)


def _by_depth(lines: list[str]) -> list[tuple[int, str]]:
    """Pieces of one depth of quoting each; a single line that stands out belongs to its neighbours."""
    depths = [_depth(line) for line in lines]
    pieces: list[tuple[int, list[str]]] = []
    for line, depth in zip(lines, depths, strict=True):
        quoted = _QUOTE.match(line)
        bare = line[quoted.end() :] if quoted else line
        if not pieces or (bare.strip() and depth != pieces[-1][0]):
            pieces.append((depth, []))
        pieces[-1][1].append(bare)
    return [(depth, "\n".join(piece)) for depth, piece in _joined(pieces)]


def _joined(pieces: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Two lines at least make a piece: a single one was torn from the line above, or begins with a link's end."""
    joined: list[tuple[int, list[str]]] = []
    for depth, piece in pieces:
        is_stray = sum(bool(line.strip()) for line in piece) < 2
        if joined and (is_stray or depth == joined[-1][0]):
            joined[-1][1].extend(piece)
        else:
            joined.append((depth, piece))
    return joined


def _depth(line: str) -> int:
    """A bar begins the row of a table as well, and is taken away without a meaning."""
    quoted = _QUOTE.match(line)
    return quoted[0].count(">") if quoted else 0
