"""What a front makes of a request and of its answer."""

from collections.abc import Callable
from dataclasses import dataclass

from dialin.rehearsal.company import Company

Complaint = tuple[int, object]


@dataclass(frozen=True)
class Asked:
    """A request; kind: the type of its body."""

    method: str
    path: str
    query: str
    body: str
    kind: str
    authorization: str


class Refused(Exception):
    """What the usual API would take, and this one does not; the code is the usual one."""

    def __init__(self, status: int, code: int, said: str) -> None:
        super().__init__(said)
        self.status, self.code, self.said = status, code, said


@dataclass(frozen=True)
class Front:
    """inward: the request in the usual words; raises `Refused`. outward: what was answered in this company's.

    complaint: status and JSON of a refusal, from its status, the usual code and its words.
    """

    inward: Callable[[Asked, Company], Asked]
    outward: Callable[[Asked, object], object]
    complaint: Callable[[int, int, str], Complaint]


def not_here(path: str) -> Refused:
    return Refused(404, 20404, f"There is no {path}")


def each(said: object, change: Callable[[dict[str, object]], dict[str, object]]) -> object:
    """Every object in it, the innermost first, changed."""
    if isinstance(said, list):
        return [each(one, change) for one in said]
    if isinstance(said, dict):
        return change({name: each(value, change) for name, value in said.items()})
    return said
