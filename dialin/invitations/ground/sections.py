"""Which invitation is which: the new one above, and older ones below it, quoted or forwarded."""

import re
from itertools import pairwise

_WRAPPED = 45  # characters of a line that may have been cut
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
    ranked: list[tuple[int, str]] = []
    floor, highest, is_below = 0, 0, False  # is_below: what the older mail's head stands above
    for depth, piece in _by_depth(text.split("\n")):
        for section, is_older in _at_banners(piece):
            if is_older:
                floor = max(highest, depth)
            rank = max(depth, floor) if is_older or is_below else depth
            is_below = is_older
            highest = max(highest, rank)
            ranked.append((rank, section))
    ranked.sort(key=lambda one: one[0])  # who answers below a quotation is newer than it
    return tuple(section for _, section in ranked if section.strip()) or ("",)


def _at_banners(piece: str) -> list[tuple[str, bool]]:
    """Cut where an older mail begins; whether each part is one."""
    starts = sorted({0, *(banner.start() for banner in _BANNER.finditer(piece)), len(piece)})
    return [(piece[start:end], bool(_BANNER.match(piece, start))) for start, end in pairwise(starts)]


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
        is_stray = sum(bool(line.strip()) for line in piece) < 2 or _goes_on(joined, depth)
        if joined and (is_stray or depth == joined[-1][0]):
            joined[-1][1].extend(piece)
        else:
            joined.append((depth, piece))
    return joined


def _goes_on(joined: list[tuple[int, list[str]]], depth: int) -> bool:
    """Whether a quoted line was wrapped once more, into lines without a mark: it is long, and no answer follows it."""
    return bool(joined) and depth < joined[-1][0] and len(joined[-1][1][-1]) >= _WRAPPED


def _depth(line: str) -> int:
    """A bar begins the row of a table as well, and is taken away without a meaning."""
    quoted = _QUOTE.match(line)
    return quoted[0].count(">") if quoted else 0
