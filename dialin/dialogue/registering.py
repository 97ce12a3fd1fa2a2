"""How a registration begins: by hearing whether there is a seat, before anything is asked."""

from dialin.dialogue.words.drafts import Draft
from dialin.dialogue.words.registration import RegistrationStart, WaitingOffer
from dialin.dialogue.words.state import State


def first_step(position: int | None) -> State:
    """position: on the waiting list, that the caller would have, from 1; None where a seat is free."""
    return RegistrationStart() if position is None else WaitingOffer(Draft(), position)
