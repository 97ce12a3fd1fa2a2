"""The words that people write into the cells of a list, in German and English."""

import re

from dialin.lists.folding import plain, words_of
from dialin.rules.refusals import Refused

_YES = ("ja", "j", "yes", "y", "x", "1", "true", "wahr", "gewuenscht", "bitte")
_NO = ("", "nein", "n", "no", "0", "false", "falsch")
_POLITE, _BY = {"bitte", "danke", "gern", "gerne", "please", "thanks"}, {"per", "mit", "via", "by", "als", "bitte"}
_LANGUAGES = {
    "deutsch": "de", "german": "de", "dt": "de", "deu": "de", "ger": "de",
    "englisch": "en", "english": "en", "engl": "en", "eng": "en",
}  # fmt: skip
_OF_A_COUNTRY = re.compile(r"([a-z]{2})[-_][a-z]{2}", re.IGNORECASE)  # de-AT
_DELIVERIES = {
    "": "letter", "brief": "letter", "post": "letter", "postalisch": "letter", "letter": "letter", "mail": "email",
    "anruf": "call", "telefon": "call", "telefonisch": "call", "call": "call", "phone": "call",
    "sms": "sms", "email": "email", "staff": "staff", "mitarbeiter": "staff", "buero": "staff",
    "persoenlich": "staff", "personal": "staff", "abholung": "staff",
}  # fmt: skip

_AS_DECIMAL = re.compile(r"([0-9]+)[.,]0+")
_SHORTENED = re.compile(r"[0-9]([.,][0-9]+)?[eE]\+?[0-9]+")
_BARE = re.compile(r"[1-9][0-9]{8,}")  # nobody's local number is that long
_DAY, _MONTH = r"(?:0?[1-9]|[12][0-9]|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATE = re.compile(
    rf"{_DAY}\. ?{_MONTH}\. ?(?:19|20)?[0-9]{{2}}|{_DAY}([/-]){_MONTH}\1(?:19|20)[0-9]{{2}}|"
    rf"(?:19|20)[0-9]{{2}}-{_MONTH}-{_DAY}(?:[T ][0-9:.]+)?"
)
_COUNTRY = re.compile(r"49(?:[1-9][0-9]{7,}|0(?![23])[1-9][0-9]{6,}|0[0-9]{10,})")  # 04902 and 04903 are places


def is_date(text: str) -> bool:
    """Whether a spreadsheet has made a date of what was written."""
    return _DATE.fullmatch(text) is not None


def read_yes_or_no(text: str) -> bool | Refused:
    word = _without(_POLITE, text)
    if word in _YES or text.strip() in ("✓", "✔", "☒"):
        return True
    if word in _NO and (word or not text.strip("- ")):
        return False
    return Refused("“{word}” is neither yes nor no. Write ja or nein, yes or no.", {"word": text[:20]})


def read_delivery(text: str) -> str:
    """One of the five ways; a word that is not known stays as it is and is refused by name."""
    known = _DELIVERIES.get(_without(_BY, text))
    each = {_DELIVERIES.get(plain(word)) for word in re.split(r"[/,()]", text) if plain(word)}
    return known or (each.pop() if len(each) == 1 else None) or text


def _without(words: set[str], text: str) -> str:
    """The text in plain letters without such words, unless nothing else is there."""
    found = words_of(text)
    return "".join(word for word in found if word not in words) or plain(text)


def read_language(text: str) -> str | None:
    """Its code; a word that is not known stays as it is and is refused by name."""
    of_country = _OF_A_COUNTRY.fullmatch(text)
    return (of_country[1] if of_country else _LANGUAGES.get(plain(text), text)).casefold() or None


def read_phone_cell(text: str) -> str | Refused:
    """What the person wrote, where a spreadsheet has left it readable."""
    if is_date(text):
        return Refused("{date} is a date and no telephone number. Write the number.", {"date": text})
    decimal = _AS_DECIMAL.fullmatch(text)
    digits = decimal[1] if decimal else text
    if _SHORTENED.fullmatch(digits):
        return Refused(
            "The spreadsheet has shortened the telephone number to {text}. "
            "Format the column as text and write the number again.",
            {"text": text},
        )
    if _BARE.fullmatch(digits) and not _COUNTRY.fullmatch(digits):
        return Refused(
            "The leading 0 of the telephone number {digits} is missing, as happens when a spreadsheet takes it for an "
            "amount. Format the column as text and write 0{digits}, if that is the number.",
            {"digits": digits},
        )
    return digits
