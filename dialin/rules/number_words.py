"""The words people use for digits, in German and English, and how a text falls into them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum


class Kind(Enum):
    UNIT = "unit"  # 0 to 9
    TEEN = "teen"  # 10 to 19
    TENS = "tens"  # 20, 30 ... 90
    HUNDRED = "hundred"  # the word alone, or 700 in figures
    THOUSAND = "thousand"
    AND = "and"
    REPEAT = "repeat"  # double, triple
    TIMES = "times"  # zwei mal vier
    FIGURES = "figures"  # what the recogniser wrote as a number, in any other length


@dataclass(frozen=True)
class Word:
    """One word of a text; `digits` is what it stands for, `weak` that it may as well mean nothing."""

    kind: Kind
    digits: str
    weak: bool = False
    in_figures: bool = False


@dataclass(frozen=True)
class Lexicon:
    """The words of a language; `unit_first` where 22 is said as two and twenty.

    counted, beside: what makes a number before it, or on either side of it, one of how many digits there are.
    """

    words: Mapping[str, Word]
    unit_first: bool
    counted: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


def _listed(kind: Kind, pairs: str, *, weak: bool = False) -> dict[str, Word]:
    """From "null:0 eins:1"."""
    return {word: Word(kind, digits, weak) for word, _, digits in (pair.partition(":") for pair in pairs.split())}


_GERMAN = Lexicon(
    {
        **_listed(Kind.UNIT, "null:0 nul:0 eins:1 zwei:2 zwo:2 drei:3 vier:4 fuenf:5 funf:5 fuennef:5 fuenef:5"),
        **_listed(Kind.UNIT, "sechs:6 sieben:7 acht:8 neun:9"),
        **_listed(Kind.UNIT, "ein:1 eine:1", weak=True),
        **_listed(Kind.TEEN, "zehn:10 elf:11 zwoelf:12 dreizehn:13 vierzehn:14 fuenfzehn:15 funfzehn:15 fuffzehn:15"),
        **_listed(Kind.TEEN, "sechzehn:16 siebzehn:17 achtzehn:18 neunzehn:19"),
        **_listed(Kind.TENS, "zwanzig:20 dreissig:30 dreizig:30 vierzig:40 fuenfzig:50 funfzig:50 fuffzig:50"),
        **_listed(Kind.TENS, "sechzig:60 siebzig:70 achtzig:80 neunzig:90"),
        **_listed(Kind.HUNDRED, "hundert:"),
        **_listed(Kind.THOUSAND, "tausend:"),
        **_listed(Kind.AND, "und:"),
        **_listed(Kind.REPEAT, "doppel:2 doppelt:2 doppelte:2 zweifach:2 dreifach:3"),
        **_listed(Kind.TIMES, "mal:"),
    },
    unit_first=True,
    counted=frozenset({"ziffern", "ziffer", "stellen", "stellig", "stellige", "stelligen", "zahlen"}),
    beside=frozenset({"letzten", "letzte", "ersten", "erste"}),
)
_ENGLISH = Lexicon(
    {
        **_listed(Kind.UNIT, "zero:0 nought:0 naught:0 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9"),
        **_listed(Kind.UNIT, "oh:0 o:0 nil:0 to:2 too:2 for:4 ate:8", weak=True),
        **_listed(Kind.TEEN, "ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17"),
        **_listed(Kind.TEEN, "eighteen:18 nineteen:19"),
        **_listed(Kind.TENS, "twenty:20 thirty:30 forty:40 fourty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90"),
        **_listed(Kind.HUNDRED, "hundred:"),
        **_listed(Kind.THOUSAND, "thousand:"),
        **_listed(Kind.AND, "and:"),
        **_listed(Kind.REPEAT, "double:2 twice:2 triple:3 treble:3"),
    },
    unit_first=False,
    counted=frozenset({"digits", "digit", "figures", "numbers"}),
    beside=frozenset({"last", "first"}),
)
_LEXICA = {"de": _GERMAN, "en": _ENGLISH}
_FIGURES_ONLY = Lexicon({}, unit_first=False)

_LONGEST_TEXT = 300  # characters; nobody says more around a PIN, and every further word costs time
_TOKEN = re.compile(r"[0-9]+|[a-z]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def lexicon_of(language: str) -> Lexicon:
    """By the first part of the language's code; a language without words here is read in figures only."""
    return _LEXICA.get(language.casefold().partition("-")[0], _FIGURES_ONLY)


def read_words(text: str, lexicon: Lexicon) -> list[Word]:
    """The number words of a text, also where they are written together; everything else is left out."""
    folded = unicodedata.normalize("NFKC", text[:_LONGEST_TEXT]).casefold()
    plain = unicodedata.normalize("NFC", folded).translate(_UMLAUTS)
    tokens = ["", *_TOKEN.findall(plain), ""]
    return [
        replace(word, weak=word.weak or _is_count(before, after, lexicon))
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
        for word in _words_of(token, lexicon)
    ]


def _is_count(before: str, after: str, lexicon: Lexicon) -> bool:
    """Of "die letzten vier Ziffern sind", the four is none of them."""
    return after in lexicon.counted or not lexicon.beside.isdisjoint((before, after))


def _words_of(token: str, lexicon: Lexicon) -> Iterator[Word]:
    if token.isdigit():
        yield _figures(token) if lexicon.words else Word(Kind.FIGURES, token, in_figures=True)
        return
    yield from (lexicon.words[part] for part in _split(token, lexicon) or ())


def _figures(token: str) -> Word:
    """Figures that could be one number word count as that word, since the recogniser may have written it so."""
    match len(token), token[0], token[1:]:
        case 1, _, _:
            kind = Kind.UNIT
        case 2, "1", _:
            kind = Kind.TEEN
        case 2, first, "0" if first != "0":
            kind = Kind.TENS
        case 3, first, "00" if first != "0":
            kind = Kind.HUNDRED
        case _:
            kind = Kind.FIGURES
    return Word(kind, token, in_figures=True)


def _split(token: str, lexicon: Lexicon) -> tuple[str, ...] | None:
    """The words a token is written together from, the longest first; None where anything is left over."""
    if token in lexicon.words:
        return (token,)
    for length in range(min(len(token), 12), 2, -1):
        if token[:length] in lexicon.words:
            rest = _split(token[length:], lexicon)
            if rest:
                return (token[:length], *rest)
    return None
