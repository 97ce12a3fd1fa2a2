"""What a caller did just before something of ours broke: sealed into the address of the next try, it still counts.

The provider posts keys once and no more. An address gets into logs, of proxies and of the provider: hence the seal.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qs, urlsplit

from dialin.crypto.seals import derive_seal
from dialin.dialogue.words.heard import Heard, Resumed
from dialin.voice.hearing import FIELDS_HEARD, read_heard

WITHIN = 600  # seconds
MOST_TEXT = 2000  # of what was said; addresses end somewhere
TURN, NEWS, RESUMED = (re.compile(rf"/voice/{kind}/(\d{{1,9}})$") for kind in ("turn", "news", "resume"))

_seal_of = lru_cache(maxsize=8)(derive_seal)


@dataclass(frozen=True, slots=True)
class Kept:
    """A request that was not answered: of which call, at which path, and what it said that the caller did."""

    sid: str
    path: str
    heard: Mapping[str, str]  # empty where nobody knows

    @property
    def turn(self) -> int | None:
        return _number(TURN, self.path)

    @property
    def news(self) -> int | None:
        return _number(NEWS, self.path)

    def read(self) -> Heard:
        return read_heard(self.heard) if self.heard else Resumed()


@dataclass(frozen=True, slots=True)
class Trial:
    """How often a call has been taken up again already, and what has been waiting for that."""

    tries: int = 0
    kept: Kept | None = None


def keep(sid: str, path: str, form: Mapping[str, str]) -> Kept | None:
    """None for an address at which nothing is heard."""
    heard = {name: form[name][:MOST_TEXT] for name in FIELDS_HEARD if name in form}
    kept = Kept(sid, path, heard)
    return None if kept.turn is None and kept.news is None else kept


def seal(kept: Kept, secrets: tuple[str, ...]) -> str:
    return _seal_of(*secrets).seal(json.dumps([kept.sid, kept.path, dict(kept.heard)]))


def unseal(sealed: str, secrets: tuple[str, ...], *, sid: str) -> Kept | None:
    """None where it is another call's, too old, or nothing that we have sealed."""
    opened = _seal_of(*secrets).open(sealed, within=WITHIN)
    if opened is None:
        return None
    kept = Kept(*json.loads(opened))
    return kept if kept.sid == sid else None


def failed_trial(url: str, secrets: tuple[str, ...], *, sid: str, form: Mapping[str, str]) -> Trial:
    """What failed at this address of ours, in the words of the provider, which repeats the fields or does not."""
    parts = urlsplit(url)
    tries = _number(RESUMED, parts.path)
    if tries is None:
        return Trial(0, keep(sid, parts.path, form))
    (sealed, *_) = parse_qs(parts.query).get("heard", [""])
    return Trial(tries, unseal(sealed, secrets, sid=sid))


def _number(where: re.Pattern[str], path: str) -> int | None:
    found = where.search(path)
    return None if found is None else int(found[1])
