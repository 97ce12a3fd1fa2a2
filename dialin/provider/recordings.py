"""Where a provider plays a recording from: its own store, or here where its own address for it ends soon."""

from functools import lru_cache

from dialin.config import Settings
from dialin.crypto.seals import derive_seal
from dialin.provider.addresses import Addresses
from dialin.provider.dialects import dialect_of
from dialin.provider.regions import recording_address

PLAYED_WITHIN = 6 * 3600  # seconds; no call lasts longer
MARK = "recording "  # what is sealed for something else is no recording's id

_seal_of = lru_cache(maxsize=8)(derive_seal)


def played_from(settings: Settings, sid: str) -> str:
    """The address for the document that plays it."""
    if dialect_of(settings).plays_recordings:
        return recording_address(settings, sid)
    return Addresses(settings.public_url or "").said(_seal_of(*settings.secrets).seal(MARK + sid))


def read_played(settings: Settings, sealed: str) -> str | None:
    """The id in such an address of ours; None where we did not give it out, or long ago."""
    opened = _seal_of(*settings.secrets).open(sealed, within=PLAYED_WITHIN)
    return opened.removeprefix(MARK) if opened is not None and opened.startswith(MARK) else None
