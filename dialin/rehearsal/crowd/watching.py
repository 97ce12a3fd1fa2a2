"""Watches the telephone company at every instant: who is in, whether somebody is in twice, whom a fault has cut off."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from dialin.rehearsal.company import Company
from dialin.rehearsal.legs import Direction, Leg
from dialin.rehearsal.wire.transports import Transport

HUNG_UP = "the person hung up"
COMES_IN = ("room", "bridge")


@dataclass
class Watch:
    """seats: how many may be in. owner_of: whose call this is, by its id.

    What was found: the most callers who were in at once, how often more than there are seats came to be in, somebody
    was in twice, or a number stood dialled twice.
    """

    seats: int
    owner_of: Callable[[str], object | None]
    most_inside: int = 0
    over_admitted: int = 0
    twice_inside: int = 0
    doubled_calls: int = 0
    _is_over: dict[str, bool] = field(default_factory=dict)

    def look(self, company: "WatchedCompany") -> None:
        """With the company's lock held."""
        inside = [leg for leg in live_legs(company) if leg.direction == "inbound" and is_inside(company, leg)]
        placed = Counter(leg.to for leg in live_legs(company) if leg.direction == "outbound-api")
        owners = Counter(owner for leg in inside if (owner := self.owner_of(leg.sid)) is not None)
        self.most_inside = max(self.most_inside, len(inside))
        self.over_admitted += self._begins("over", is_so=len(inside) > self.seats)
        self.twice_inside += self._begins("twice", is_so=max(owners.values(), default=0) > 1)
        self.doubled_calls += self._begins("doubled", is_so=max(placed.values(), default=0) > 1)

    def _begins(self, what: str, *, is_so: bool) -> bool:
        """An instant counts once, however long it lasts."""
        begins = is_so and not self._is_over.get(what, False)
        self._is_over[what] = is_so
        return begins


@dataclass(eq=False, repr=False)
class WatchedLeg(Leg):
    """looks: called whenever it comes into a room or is put through, as it happens."""

    looks: Callable[[], None] = lambda: None

    def note_state(self, state: str, text: str = "") -> None:
        super().note_state(state, text)
        if state in COMES_IN:
            self.looks()


class WatchedCompany(Company):
    """A company that has its watch look whenever somebody comes in.

    videoconferences: numbers and addresses; whoever is put through to one is in the event, as those in the room are.
    """

    videoconferences: frozenset[str] = frozenset()

    def __init__(self, account_sid: str, auth_token: str, *, send: Transport, now: datetime, seed: int | None) -> None:
        self.watch: Watch | None = None
        super().__init__(account_sid, auth_token, send=send, now=now, seed=seed)

    def new_leg(self, from_: str, to: str, direction: Direction) -> Leg:
        leg = WatchedLeg(self, self.new_sid("CA"), from_, to, direction, self.now, looks=self._look)
        self.legs[leg.sid] = leg
        return leg

    def _look(self) -> None:
        if self.watch is not None:
            self.watch.look(self)


def live_legs(company: Company) -> list[Leg]:
    return [leg for leg in list(company.legs.values()) if not leg.is_over]


def is_inside(company: "WatchedCompany", leg: Leg) -> bool:
    """In the room, or put through to the videoconference: the office is neither."""
    return bool(leg.room) or (leg.bridged is not None and leg.bridged.to in company.videoconferences)
