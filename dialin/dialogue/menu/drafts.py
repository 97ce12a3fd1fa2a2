"""What a caller has said so far while registering; it lives in the call's state alone until the registration ends."""

from dataclasses import dataclass
from typing import Literal

Detail = Literal["name", "address"]


@dataclass(frozen=True, slots=True)
class Draft:
    """name: the provider's id of the recording in which the caller says it.

    phone: E.164, None where the caller leaves no number. callback: wishes to be called at the start. is_waiting: the
    registration led to the waiting list.
    """

    name: str = ""
    phone: str | None = None
    callback: bool = False
    is_waiting: bool = False
