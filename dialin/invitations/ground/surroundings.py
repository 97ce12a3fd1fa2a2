"""What a text speaks of around its numbers: of dialling in, or of people; and in which language."""

import re
from bisect import bisect_left
from dataclasses import dataclass

_GERMAN_WORDS = re.compile(
    r"\b(?:und|der|die|das|Sie|per|mit|für|Telefon|telefonisch|Uhr|wählen|Einwahl|Kenncode|Besprechung)\b"
)
_ENGLISH_WORDS = re.compile(r"\b(?:and|the|to|by|with|for|phone|dial|join|you|meeting|passcode)\b", re.IGNORECASE)

_WAY = re.compile(
    r"einw\S{1,3}hl|einwahl|(?:per|\S{1,3}ber|mit(?: dem)?)\s+(?:ein(?:em)?\s+)?Telefon\b|oder\s+telefonisch"
    r"|telefonisch\s+(?:teil|bei|ein|unter|zu)|telefonische\s+Teilnahme|Telefonteilnahme"
    r"|Teilnahme\s+(?:per|am|\S{1,3}ber)\s+Telefon|dial[ -]?in|dial\s+by|to\s+dial|\bdial\b"
    r"|(?:join|participate|attend)\s+(?:\w+\s+){0,2}(?:by|from\s+a|via|using\s+a)\s+(?:tele)?phone"
    r"|call[ -]in\b|\bby\s+(?:tele)?phone\b|Schnelleinwahl|one[ -]?tap|one[ -](?:touch|click)|or\s+telephone"
    r"|rufen\s+Sie(?!\s+(?:uns|mich))|w\S{1,3}hlen\s+Sie|Direktwahl|Telefonkonferenz|Konferenzrufnummer|Konferenznummer"
    r"|oder\s+anrufen|audio\s+(?:connection|only)|nur\s+Audio|phone\s+number\s*:|Rufnummer|Telefonnummer"
    r"|nach\s+Standort|tippen\s+Sie\s+(?:hier|zum)|tap\s+(?:to|this|here)|local\s+number|PSTN",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:Fax|Telefax|Handy|Hotline|Helpline|Support|Durchwahl|WhatsApp|Zentrale|Sekretariat|Vorzimmer|Pressestelle)\b"
    r"|R\S{1,3}ckfragen|Ansprechpartner|Kontakt\b|Contact\b|erreichbar|erreichen\s+Sie|Fragen\b|questions\b"
    r"|technische\s+(?:Hilfe|Probleme)|technical\s+(?:help|support)|Gr\S{1,3}(?:ss|\S{1,2})en?\b|\b(?:best|kind|warm)\s+regards"
    r"|sincerely|\b(?:call|ring)\s+(?:me|us)\b|front\s+desk|mich\s+(?:unter|auf)|Telefax|Probleme\s+(?:bei|mit)|need\s+help|Notfall|Anmeldung\s+(?:unter|per|bei)|Auskunft|B\S{1,3}rgertelefon"
    r"|melden\s+Sie\s+sich|i\.[ ]?A\.",
    re.IGNORECASE,
)
_REACH = 2500  # characters: a heading speaks for the list below it


@dataclass(frozen=True, slots=True)
class Surroundings:
    ways: tuple[int, ...]  # where words of dialling in end
    people: tuple[int, ...]
    is_german: bool

    def above(self, place: int) -> tuple[int, int]:
        """The last word of dialling in before a place, and the last about people; -1 where there is none near."""
        return _last(self.ways, place), _last(self.people, place)


def look_around(text: str) -> Surroundings:
    """Looked for once, since texts have many numbers."""
    ways, people = (tuple(found.end() for found in words.finditer(text)) for words in (_WAY, _PERSON))
    head = text[:20_000]
    return Surroundings(ways, people, len(_GERMAN_WORDS.findall(head)) > len(_ENGLISH_WORDS.findall(head)))


def _last(places: tuple[int, ...], place: int) -> int:
    at = bisect_left(places, place + 1) - 1
    return places[at] if at >= 0 and place - places[at] <= _REACH else -1
