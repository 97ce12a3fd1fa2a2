"""Puts back together what was cut at a fixed width, wherever a word or a number happened to stand."""

import re

_NARROWEST, _WIDEST = 28, 90
_FEWEST = 3  # lines that end at the edge, before a text is taken for a cut one
_ITEM = re.compile(r"[ ]*(?:[-*•◦][ ]|\+[ ]?\d|https?://|tel:|[A-ZÄÖÜ][^:\n]{0,40}:[ ])")
_WORD = re.compile(r"[^\W\d_]+|.")


def unwrap(text: str) -> str:
    """Lines that were cut at one width in one piece again; any other text as it was."""
    lines = text.split("\n")
    width = max(map(len, lines))
    at_edge = [_ends_at_edge(line, after, width) for line, after in zip(lines, [*lines[1:], ""], strict=True)]
    filled = sum(bool(line.strip()) for line in lines)
    if not _NARROWEST <= width <= _WIDEST or sum(at_edge) < _FEWEST or sum(at_edge) * 8 < filled:
        return text
    torn = [(line, after) for line, after, is_at in zip(lines, lines[1:], at_edge, strict=False) if is_at]
    cuts_words = _cuts_words(torn, width)
    whole = [lines[0]]
    for after, is_at in zip(lines[1:], at_edge, strict=False):
        if is_at:
            whole[-1] += _between(whole[-1][-1:], after[:1], cuts_words=cuts_words) + after
        else:
            whole.append(after)
    return "\n".join(whole)


def _ends_at_edge(line: str, after: str, width: int) -> bool:
    """Whether the next line's first word would not have gone into it, and is no beginning of something."""
    if not line.strip() or not after.strip() or _ITEM.match(after):
        return False
    first = _WORD.match(after)
    return len(line) + (len(first[0]) if first else 0) > width


def _cuts_words(torn: list[tuple[str, str]], width: int) -> bool:
    """Whether words were cut too: they end at the very edge, and go on in small letters."""
    inside = sum(len(line) == width and line[-1].isalpha() and after[0].islower() for line, after in torn)
    return inside * 4 >= len(torn)


def _between(last: str, first: str, *, cuts_words: bool) -> str:
    """A blank where two words meet that were not cut."""
    is_word = last.isalnum() and first.isalnum() and not (last.isdigit() and first.isdigit())
    return " " if is_word and not cuts_words else ""
