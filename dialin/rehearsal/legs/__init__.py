"""Call legs with a simulated person at the far end: the state of the call, what the person hears and does."""

from dialin.rehearsal.legs.leg import Leg
from dialin.rehearsal.legs.owner import KEYS, OVER, Direction, LegOwner

__all__ = ["KEYS", "OVER", "Direction", "Leg", "LegOwner"]
