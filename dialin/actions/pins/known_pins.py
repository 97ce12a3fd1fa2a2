"""Which PINs there are: asked of the database for the one that is drawn, or remembered where thousands are."""

from collections.abc import Sequence
from typing import Protocol

from dialin.crypto.pin_keys import PinKeys
from dialin.rules.pins.issuing import LivePins
from dialin.rules.pins.slips import slips_of
from dialin.store import pins
from dialin.store.act import Act


class KnownPins(Protocol):
    """Holds the right to draw PINs until the transaction ends, so that nobody draws one too close meanwhile."""

    def keep_distance_to(self, pin: str) -> bool:
        """Whether no slip leads from `pin` to a living PIN or back."""

    def is_free(self, pin: str) -> bool:
        """Whether it is no living PIN, nor begins with one."""

    def was_issued(self, pin: str) -> bool:
        """Whether this is, or was, somebody's PIN, of an event that is over too."""

    def add(self, pin: str) -> None:
        """This one has been drawn just now."""


class PinsOnFile:
    """Asks the database, for every slip at once: one more PIN costs the same however many there are."""

    def __init__(self, act: Act) -> None:
        pins.lock_issuing(act)
        self._act = act
        self._drawn: set[str] = set()

    def keep_distance_to(self, pin: str) -> bool:
        return not self._is_any_living(slips_of(pin))

    def is_free(self, pin: str) -> bool:
        return not self._is_any_living([pin, pin[:6]])

    def _is_any_living(self, some: Sequence[str]) -> bool:
        lookups = map(self._act.pin_keys.lookup, some)
        return not self._drawn.isdisjoint(some) or bool(pins.find_living(self._act, lookups))

    def was_issued(self, pin: str) -> bool:
        return pins.was_issued(self._act, self._act.pin_keys.lookup(pin))

    def add(self, pin: str) -> None:
        self._drawn.add(pin)


class RememberedPins:
    """Reads each PIN once, for a deed of many transactions. Knows none before `read_on`, all since `catch_up`.

    What is forgotten meanwhile, as the PINs of an event that ends, only keeps more away than needed.
    """

    def __init__(self, keys: PinKeys) -> None:
        self._keys = keys
        self._live = LivePins()
        self._issued: set[bytes] = set()  # hashes, also of events that are over
        self._last = 0

    def read_on(self, act: Act) -> None:
        """What is on file and was not read yet. PINs are numbered as they are committed: one draws at a time."""
        for issued in pins.pins_after(act, self._last):
            self._last = issued.id
            self._issued.add(bytes.fromhex(issued.lookup))
            if issued.is_live:
                self.add(self._keys.open(issued.sealed))

    def catch_up(self, act: Act) -> None:
        """With all that anybody has issued, who issues no more until this transaction ends."""
        pins.lock_issuing(act)
        self.read_on(act)

    def keep_distance_to(self, pin: str) -> bool:
        return self._live.keep_distance_to(pin)

    def is_free(self, pin: str) -> bool:
        return self._live.is_free(pin)

    def was_issued(self, pin: str) -> bool:
        return bytes.fromhex(self._keys.lookup(pin)) in self._issued

    def add(self, pin: str) -> None:
        if pin not in self._live:
            self._live.add(pin)
