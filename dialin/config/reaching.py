"""What a value about reaching people may look like: each function raises ValueError, or returns the value."""

import re

LANDS = ("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH")
SLOWEST, FASTEST = 1, 30  # calls a second; more is a matter of a contract with the provider
_SENDER_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
_SENDER_WORD = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}")  # as networks take them, where they do
_CODE = re.compile(r"(?:\+|00)?([1-9][0-9]{0,2})")


def land(name: str) -> str:
    """Of the Federal Republic, by its two letters; also as DE-RP."""
    letters = name.strip().upper().removeprefix("DE-")
    if letters not in LANDS:
        raise ValueError(f"write the two letters of the Land, one of {', '.join(LANDS)}")
    return letters


def country_codes(text: object) -> object:
    """Without their + or 00."""
    if not isinstance(text, str):
        return text
    read = [_CODE.fullmatch(part.strip()) for part in text.split(",") if part.strip()]
    codes = {code[1] for code in read if code}
    if not all(read) or "49" in codes:
        raise ValueError("write the country codes of other countries, separated by commas, such as +43,+41")
    return frozenset(codes)


def sms_sender(text: str) -> str:
    """A number that can send SMS, or a word that stands in its place; neither is the provider's to check before."""
    sender = text.strip()
    if not (_SENDER_NUMBER.fullmatch(sender) or _SENDER_WORD.fullmatch(sender)):
        raise ValueError("write a mobile number as +4915112345678, or a word of up to 11 letters and digits")
    return sender


def calls_per_second(text: object) -> int:
    pace = int(text) if isinstance(text, int) or (isinstance(text, str) and text.strip().isdecimal()) else 0
    if not SLOWEST <= pace <= FASTEST:
        raise ValueError(f"write a whole number from {SLOWEST} to {FASTEST}")
    return pace
