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
_CONTACT = re.compile(
    r"\b(?:Fax|Telefax|Handy|Hotline|Helpline|Support|Durchwahl|WhatsApp|Zentrale|Sekretariat|Vorzimmer|Pressestelle)\b"
    r"|R\S{1,3}ckfragen|Kontakt\b|Contact\b|erreichbar|erreichen\s+Sie|Fragen\b|questions\b"
    r"|technische\s+(?:Hilfe|Probleme)|technical\s+(?:help|support)|Probleme\s+(?:bei|mit)|need\s+help|Notfall"
    r"|Anmeldung\s+(?:unter|per|bei)|Auskunft|B\S{1,3}rgertelefon|melden\s+Sie\s+sich|mich\s+(?:unter|auf)"
    r"|\b(?:call|ring)\s+(?:me|us)\b|front\s+desk",
    re.IGNORECASE,
)
# Up to the number in its line, since such a sentence often speaks of dialling in as well.
_OTHER_PURPOSE = re.compile(
    r"\b(?:Problem\w*|Schwierigkeiten|Hilfe|Unterst\S{1,3}tzung|St\S{1,3}rung\w*|nicht\s+einw\S{1,3}hlen"
    r"|(?<!ohne )(?<!keine )Anmeldung|Abmeldung|anmelden|rufen\s+Sie\s+(?:uns|mich)|trouble|problems?|assistance"
    r"|registration)\b"
    r"(?:(?!by\s+phone|per\s+Telefon|telefonisch\w*\s+teil|Telefonteilnahme|anrufen\s+\(|Einwahl\w*\s*:|dial-in\s*:"
    r"|w\S{1,3}hlen\s+Sie\s+sich|sich\s+(?:\w+\s+){0,2}einw\S{1,3}hlen:|\bto\s+dial\s+in\b)"
    r"(?:[^\n\d]|(?<=[\w,])\n(?=[^\n\d]))){0,90}"
    r"(?=[+(]?\d)",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"Gr\S{1,3}(?:ss|\S{1,2})en?\b|\b(?:best|kind|warm)\s+regards|sincerely|Ansprechpartner|i\.[ ]?A\.|^--[ ]*$",
    re.IGNORECASE | re.MULTILINE,
)
# Below these a program writes, also where a letter ends above them.
_SEPARATOR = re.compile(
    r"^[ ]*(?:[_=\-*]{5,}|(?:(?:An|Join)[ ])?(?:a[ ])?(?:Microsoft[ ]Teams|Zoom|Webex|Amazon[ ]Chime|Google[ ]Meet"
    r"|BigBlueButton|Jitsi|Skype)\b"
    r"|(?:Meeting|Besprechungs|Konferenz|Webinar|Conference)[ -]?(?:ID|Nummer|Kennnummer)[ ]*:)",
    re.IGNORECASE | re.MULTILINE,
)
_PARAGRAPH = re.compile(r"\n[ ]*\n")
_REACH = 2500  # characters: a heading speaks for the list below it


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where words end that speak of dialling in, of how to reach somebody, of a letter's end; and where they stop."""

    ways: tuple[int, ...]
    contacts: tuple[int, ...]
    greetings: tuple[int, ...]
    separators: tuple[int, ...]
    paragraphs: tuple[int, ...]
    is_german: bool

    def way(self, place: int) -> int:
        """The last word of dialling in before a place; -1 where there is none near."""
        return _last(self.ways, place)

    def person(self, place: int) -> int:
        """The last word about somebody: of a contact in this paragraph, or of a letter's end anywhere above."""
        contact, greeting = _last(self.contacts, place), _last(self.greetings, place)
        if contact < _last(self.paragraphs, place):
            contact = -1
        found = max(contact, greeting)
        return found if found > _last(self.separators, place) else -1


def look_around(text: str) -> Surroundings:
    """Looked for once, since texts have many numbers."""
    head = text[:20_000]
    return Surroundings(
        ways=_ends(_WAY, text),
        contacts=tuple(sorted((*_ends(_CONTACT, text), *_ends(_OTHER_PURPOSE, text)))),
        greetings=_ends(_GREETING, text),
        separators=_ends(_SEPARATOR, text),
        paragraphs=_ends(_PARAGRAPH, text),
        is_german=len(_GERMAN_WORDS.findall(head)) > len(_ENGLISH_WORDS.findall(head)),
    )


def _ends(words: re.Pattern[str], text: str) -> tuple[int, ...]:
    return tuple(found.end() for found in words.finditer(text))


def _last(places: tuple[int, ...], place: int) -> int:
    at = bisect_left(places, place + 1) - 1
    return places[at] if at >= 0 and place - places[at] <= _REACH else -1
