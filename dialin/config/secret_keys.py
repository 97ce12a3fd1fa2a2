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


def _repeats(key: str) -> bool:
    """Whether it is one piece again and again."""
    return any(key[length:] == key[:-length] for length in range(1, len(key) // 2 + 1))


def _runs(key: str) -> bool:
    """Whether most characters follow from the one before, as in 1234567890 or abcdef."""
    steps = [ord(after) - ord(before) for before, after in pairwise(key)]
    return sum(step in (-1, 0, 1) for step in steps) > len(steps) / 2
