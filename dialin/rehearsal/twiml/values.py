"""The legal values of TwiML attributes, one check a kind of value."""

import re
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

Check = Callable[[str], bool]

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_VOICE = re.compile(r"man|woman|alice|Polly\.[A-Z][a-z]+(-Neural|-Generative)?|Google\.[a-z]{2,3}-[A-Z]{2}-[\w-]+")
_SIP_HEADERS_WITHOUT_X = {"User-to-User", "Remote-Party-ID", "P-Preferred-Identity", "P-Called-Party-ID"}
# The languages of the voices that a German city is likely to name; others are not judged.
_POLLY = {
    "Marlene": "de-DE", "Vicki": "de-DE", "Hans": "de-DE", "Daniel": "de-DE", "Hannah": "de-AT",
    "Joanna": "en-US", "Matthew": "en-US", "Amy": "en-GB", "Brian": "en-GB", "Emma": "en-GB", "Arthur": "en-GB",
    "Burcu": "tr-TR", "Ola": "pl-PL", "Lea": "fr-FR", "Hala": "ar-AE", "Tatyana": "ru-RU",
}  # fmt: skip


def anything(_: str) -> bool:
    return True


def flag(value: str) -> bool:
    return value in ("true", "false")


def method(value: str) -> bool:
    return value in ("GET", "POST")


def url(value: str) -> bool:
    """An absolute or relative address, with no underscore in its host and no blanks anywhere."""
    if any(character.isspace() for character in value):
        return False
    parts = urlsplit(value)
    if not parts.scheme and not parts.netloc:
        return True
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "_" not in str(parts.hostname)


def language(value: str) -> bool:
    return _LANGUAGE.fullmatch(value) is not None


def voice(value: str) -> bool:
    return _VOICE.fullmatch(value) is not None


def voice_speaks(value: str, spoken: str) -> bool:
    """Whether a voice speaks a language; a voice that does not can fail the verb."""
    if value.startswith("Google."):
        return value.removeprefix("Google.").startswith(f"{spoken}-")
    known = _POLLY.get(value.removeprefix("Polly.").split("-")[0])
    return known is None or known == spoken


def whole(low: int, high: int | None = None, *, words: tuple[str, ...] = ()) -> Check:
    def check(value: str) -> bool:
        if value in words:
            return True
        return (
            value.isascii()
            and value.isdigit()
            and len(value) < 12
            and low <= int(value)
            and (high is None or int(value) <= high)
        )

    return check


def one_of(*words: str) -> Check:
    return lambda value: value in words


def some_of(*words: str) -> Check:
    """One or more of the words, blank-separated, none twice."""

    def check(value: str) -> bool:
        given = value.split(" ")
        return set(given) <= set(words) and len(given) == len(set(given))

    return check


def keys(allowed: str, *, at_most: int | None = None) -> Check:
    return lambda value: set(value) <= set(allowed) and (at_most is None or len(value) <= at_most)


def matching(pattern: str) -> Check:
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(value) is not None


def shorter_than(limit: int) -> Check:
    return lambda value: len(value) < limit


def hints(value: str) -> bool:
    entries = value.split(",")
    return len(entries) <= 500 and all(len(entry.strip()) <= 100 for entry in entries)


def telephone_number(value: str) -> bool:
    """Digits with an optional plus, once blanks, brackets, dots and hyphens are gone."""
    return re.fullmatch(r"\+?[0-9]{2,15}", re.sub(r"[ ().\-]", "", value)) is not None


def sip_address(value: str) -> bool:
    """A SIP URI under 255 characters, with under 1024 of headers that the network passes on."""
    address, _, headers = value.partition("?")
    if len(address) >= 255 or len(headers) >= 1024:
        return False
    if not re.fullmatch(r"sips?:[^\s@;?]+@[^\s@;?]+(;[^\s;?]+)*", address):
        return False
    names = [unquote(part.partition("=")[0]) for part in headers.split("&") if part]
    return all(name.startswith("X-") or name in _SIP_HEADERS_WITHOUT_X for name in names)
