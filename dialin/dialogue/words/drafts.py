"""What a caller has said so far while registering; it lives in the call's state alone until the registration ends."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A registration as far as it has been said."""

    name: str = ""  # the provider's id of the recording in which the caller says it
    contact: str = ""  # of another one, which says whom to ask for on the line; empty: the person themselves
    phone: str | None = None  # E.164, None where the caller leaves no number
    for_other: bool = False  # whoever calls registers somebody else, whose number is asked for
    accepts_waiting: bool = False  # also a place on the waiting list, where no seat is free
    is_waiting: bool = False  # the registration led to the waiting list

    @property
    def recordings(self) -> tuple[str, ...]:
        """Whatever was spoken for it."""
        return tuple(filter(None, (self.name, self.contact)))
