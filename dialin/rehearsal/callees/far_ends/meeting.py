"""A videoconference: who is in it by telephone, who waits outside, and what its host does."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from dialin.rehearsal.legs import Leg
from dialin.rehearsal.network.steps import Turned


@dataclass(frozen=True)
class Participant:
    """As the platform lists somebody who has come in by telephone."""

    name: str  # the number that was shown
    call_sid: str
    since: datetime


@dataclass(eq=False)
class Meeting:
    """What stands above the line is set or called by whoever plays the host; legs call what is below it.

    code: the keys for the meeting, without the hash; passcode: asked for where it is not empty; guests: participants
    who have not come by telephone, the host among them.
    """

    code: str = "4711"
    passcode: str = ""
    has_host: bool = True
    has_lobby: bool = False
    is_locked: bool = False
    guests: int = 3
    _inside: dict[str, Participant] = field(default_factory=dict)
    _at_the_door: dict[str, Leg] = field(default_factory=dict)  # whoever waits for the host or to be let in, or is in
    _let_in: set[str] = field(default_factory=set)

    def host_comes(self) -> None:
        self.has_host = True
        self._turn(self._at_the_door.values())

    def admit_all(self) -> None:
        """Let everybody in who waits in the lobby."""
        self._let_in |= self._at_the_door.keys()
        self._turn(self._at_the_door.values())

    def host_ends(self) -> None:
        """End it for everybody: all who are in, or wait, are put out."""
        self.has_host, self._let_in = False, set()
        present = [self._at_the_door[sid] for sid in self._inside]
        self._inside.clear()
        self._turn(present)

    @property
    def participants(self) -> list[Participant]:
        """Who is in by telephone, by arrival."""
        return list(self._inside.values())

    @property
    def in_lobby(self) -> list[Leg]:
        """Who waits at the door, for the host or to be let in."""
        return [leg for sid, leg in self._at_the_door.items() if sid not in self._inside]

    # ------------------------------------------------------------------ for the legs

    def comes_to_the_door(self, leg: Leg) -> None:
        self._at_the_door[leg.sid] = leg

    def may_enter(self, leg: Leg) -> bool:
        return self.has_host and (not self.has_lobby or leg.sid in self._let_in)

    def enter(self, leg: Leg, now: datetime) -> None:
        self._inside[leg.sid] = Participant(leg.from_, leg.sid, now)
        leg.is_admitted = True

    def holds(self, leg: Leg) -> bool:
        return leg.sid in self._inside

    def leave(self, leg: Leg) -> None:
        for places in (self._inside, self._at_the_door):
            places.pop(leg.sid, None)
        self._let_in.discard(leg.sid)

    @property
    def is_empty_but_for_one(self) -> bool:
        return self.guests == 0 and len(self._inside) == 1

    def _turn(self, legs: Iterable[Leg]) -> None:
        for leg in list(legs):
            with leg.company.turns.turn():
                if leg.person:
                    leg.person.send(Turned())
