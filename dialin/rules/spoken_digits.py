"""Which digits somebody may have meant by the words that were recognised.

Spoken numbers are ambiguous ("zwanzig und drei" is 20 3 or 23) and misheard (dreizehn, dreissig), so every reading
of a length that can be a PIN is kept: its check digit and the live PINs decide later.
"""

from collections.abc import Collection, Iterator
from heapq import nsmallest

from dialin.rules.number_words import Kind, Lexicon, Word, lexicon_of, read_words

_MOST_READINGS = 64
_BEAM = 200  # partial readings kept per word
_MOST_WORDS = 40

# Costs, summed over a reading; each number costs _NUMBER, so that fewer and longer numbers come first.
_NUMBER = 2
_UNUSUAL = 3
_MISHEARD = 3
_IGNORED = 2

_Reading = tuple[int, str, int]  # the next word, the digits, the cost
_Value = tuple[int, int, int]  # the next word, the number, the cost


def hear_digits(text: str, *, language: str, lengths: Collection[int]) -> tuple[str, ...]:
    """All digit strings of an allowed length that the words may mean, likeliest first, at most 64.

    `language` is "de", "en" or a longer code that begins so; in any other language only figures are read. A PIN
    that was said twice in a row counts once.
    """
    lexicon = lexicon_of(language)
    words = read_words(text, lexicon)[:_MOST_WORDS]
    longest = 2 * max(lengths, default=0)
    partial: list[dict[str, int]] = [{"": 0}, *({} for _ in words)]
    for start in range(len(words)):
        steps = list(_read_on(words, start, lexicon))
        for digits, cost in _cheapest(partial[start], _BEAM):
            for end, more, extra in steps:
                if len(digits + more) <= longest:
                    reached = partial[end]
                    reached[digits + more] = min(cost + extra, reached.get(digits + more, cost + extra))
    readings = (_say_once(digits, lengths) for digits, _ in _cheapest(partial[-1], len(partial[-1])))
    return tuple(dict.fromkeys(digits for digits in readings if len(digits) in lengths))[:_MOST_READINGS]


def _cheapest(partial: dict[str, int], most: int) -> list[tuple[str, int]]:
    return nsmallest(most, partial.items(), key=lambda item: item[1])


def _say_once(digits: str, lengths: Collection[int]) -> str:
    half = digits[: len(digits) // 2]
    return half if digits == half * 2 and len(digits) not in lengths else digits


def _read_on(words: list[Word], start: int, lexicon: Lexicon) -> Iterator[_Reading]:
    """Every way to go on from one word: a number, a repeated digit, or a word that means nothing."""
    word = words[start]
    for end, value, cost in _thousands(words, start, lexicon):
        yield end, str(value), _NUMBER + cost
    if word.in_figures:
        yield start + 1, word.digits, _NUMBER
    yield from _repeated(words, start)
    match word.kind:
        case Kind.AND:
            yield start + 1, "", 0
        case Kind.THOUSAND | Kind.REPEAT | Kind.TIMES:
            yield start + 1, "", _UNUSUAL
        case _ if word.weak:
            yield start + 1, "", _IGNORED


def _repeated(words: list[Word], start: int) -> Iterator[_Reading]:
    """Doppel vier, zwei mal vier."""
    match words[start : start + 3]:
        case [Word(Kind.REPEAT, times), Word(Kind.UNIT, digit), *_]:
            yield start + 2, digit * int(times), _NUMBER
        case [Word(Kind.UNIT, "2" | "3" as times), Word(Kind.TIMES), Word(Kind.UNIT, digit)]:
            yield start + 3, digit * int(times), _NUMBER


def _thousands(words: list[Word], start: int, lexicon: Lexicon) -> Iterator[_Value]:
    for end, value, cost in _hundreds(words, start, lexicon):
        yield end, value, cost
        if value and end < len(words) and words[end].kind is Kind.THOUSAND:
            yield end + 1, value * 1000, cost
            for last, rest, extra in _hundreds(words, _skip_and(words, end + 1), lexicon):
                yield last, value * 1000 + rest, cost + extra


def _hundreds(words: list[Word], start: int, lexicon: Lexicon) -> Iterator[_Value]:
    yield from _below_hundred(words, start, lexicon)
    match words[start : start + 2]:
        case [Word(Kind.UNIT, digit), Word(Kind.HUNDRED, "")] if digit != "0":
            head = start + 2, int(digit) * 100, 0
        case [Word(Kind.HUNDRED, ""), *_]:
            head = start + 1, 100, 1
        case [Word(Kind.HUNDRED, figures), *_]:
            head = start + 1, int(figures), _UNUSUAL
        case _:
            return
    yield head
    for end, rest, cost in _below_hundred(words, _skip_and(words, head[0]), lexicon):
        yield end, head[1] + rest, head[2] + cost


def _below_hundred(words: list[Word], start: int, lexicon: Lexicon) -> Iterator[_Value]:
    match words[start : start + 3]:
        case [Word(Kind.UNIT, unit), Word(Kind.AND), Word(Kind.TENS | Kind.TEEN) as tens] if lexicon.unit_first:
            yield from _joined(tens, unit, start + 3, 0)
        case [Word(Kind.TENS) as tens, Word(Kind.AND), Word(Kind.UNIT, unit)]:
            yield from _joined(tens, unit, start + 3, _UNUSUAL)
        case [Word(Kind.TENS) as tens, Word(Kind.UNIT, unit) as last, *_]:
            unusual = lexicon.unit_first or tens.in_figures or last.in_figures
            yield from _joined(tens, unit, start + 2, _UNUSUAL if unusual else 0)
    match words[start : start + 1]:
        case [Word(Kind.UNIT | Kind.TEEN | Kind.TENS) as word]:
            yield from ((start + 1, value, cost) for value, cost in _heard_as(word))
        case [Word(Kind.FIGURES, figures)] if len(figures) == 2 and figures[0] != "0":
            yield start + 1, int(figures), 0


def _joined(tens: Word, unit: str, end: int, cost: int) -> Iterator[_Value]:
    """22 from twenty and two; a teen there was meant as the tens it sounds like."""
    if unit == "0":
        return
    for value, misheard in _heard_as(tens):
        if value >= 20:
            yield end, value + int(unit), cost + misheard


def _heard_as(word: Word) -> Iterator[tuple[int, int]]:
    """The number and the one it is mistaken for: 13 and 30, 14 and 40 ... 19 and 90."""
    value = int(word.digits)
    yield value, 0
    if word.kind is Kind.TEEN and value >= 13:
        yield value % 10 * 10, _MISHEARD
    if word.kind is Kind.TENS and value >= 30:
        yield value // 10 + 10, _MISHEARD


def _skip_and(words: list[Word], start: int) -> int:
    return start + 1 if start < len(words) and words[start].kind is Kind.AND else start
