"""What an answer of the provider has to be: about what was asked, and in the form that was promised."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from dialin.provider.promise import NotConfirmed, ProviderTrouble

LARGEST_RECORDING = 8 * 1024 * 1024  # bytes; 90 seconds of a telephone line take one and a half million
WAV = b"RIFF"  # the first bytes of such a file
NO_SENSE: tuple[type[Exception], ...] = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


@contextmanager
def making_sense(*troubles: type[Exception]) -> Iterator[None]:
    """JSON in another form than the provider has promised is trouble that passes: somebody else has answered."""
    try:
        yield
    except NO_SENSE + troubles as trouble:
        sentence = f"The provider's answer makes no sense: {type(trouble).__name__}."
        raise ProviderTrouble(sentence, is_passing=True, may_be_done=True) from trouble


def named_as(pattern: str, named: object, what: str) -> str:
    """The id that was given; raises `NotConfirmed` where it is none of this provider's."""
    if not (isinstance(named, str) and re.fullmatch(pattern, named)):
        raise NotConfirmed(what)
    return named


def demand_named(named: object, sid: str) -> None:
    """Raises `NotConfirmed` where the answer is about something else."""
    if named != sid:
        raise NotConfirmed(sid)


def demand_sound(found: bytes) -> bytes:
    if not found.startswith(WAV):
        raise ProviderTrouble("What the provider sends is no recording.", is_passing=True)
    return found
