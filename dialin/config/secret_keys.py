"""Whether a secret key is one: long enough, and nothing that somebody would guess."""

import re
from itertools import pairwise

SHORTEST = 16
FEWEST_CHARACTERS = 8  # different ones; of the keys that openssl draws hardly any has so few
HOW = "for example from: openssl rand -hex 32"
_COMMON = re.compile(
    "password|passwort|secret|geheim|dialin|default|admin|qwert[yz]|letmein|welcome|willkommen|sommer|winter"
)


def hard_to_guess(key: str) -> str:
    """The key itself; raises ValueError with what to do instead."""
    if len(key) < SHORTEST:
        raise ValueError(f"give at least {SHORTEST} characters, {HOW}")
    if len(set(key)) < FEWEST_CHARACTERS or _repeats(key) or _runs(key) or len(_COMMON.sub("", key.lower())) < SHORTEST:
        raise ValueError(f"this is too easy to guess; draw one by chance, {HOW}")
    return key


def one_or_two(key: str) -> list[str]:
    """The key, and behind it the one before; raises ValueError."""
    parts = [part.strip() for part in key.split(",")]
    if len(parts) > 2 or not all(parts) or len(set(parts)) < len(parts):
        raise ValueError("give one key, or two separated by a comma while it is changed, the new one first")
    return parts


def fit_for_a_header(token: str) -> str:
    """What no program could send after `Authorization: Bearer` proves nothing."""
    if not re.fullmatch(r"[\x21-\x7e]+", token):
        raise ValueError(f"write it in letters and digits without spaces, {HOW}")
    return token


def _repeats(key: str) -> bool:
    """Whether it is one piece again and again."""
    return any(key[length:] == key[:-length] for length in range(1, len(key) // 2 + 1))


def _runs(key: str) -> bool:
    """Whether most characters follow from the one before, as in 1234567890 or abcdef."""
    steps = [ord(after) - ord(before) for before, after in pairwise(key)]
    return sum(step in (-1, 0, 1) for step in steps) > len(steps) / 2
