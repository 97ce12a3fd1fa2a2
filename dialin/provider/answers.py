"""What an answer of the provider has to be: about what was asked, and in the form that was promised."""

import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from dialin.provider.promise import CallIsOver, NotConfirmed, ProviderCall, ProviderTrouble, RequestRefused

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


@contextmanager
def over_where_unknown(sid: str) -> Iterator[None]:
    """Raises `CallIsOver` where the provider does not know what is asked about this call."""
    try:
        yield
    except RequestRefused as refused:
        if refused.is_unknown:
            raise CallIsOver(sid) from refused
        raise


@contextmanager
def redirecting(
    sid: str, find_call: Callable[[str], ProviderCall | None], *, not_in_progress: Collection[int]
) -> Iterator[None]:
    """Raises `CallIsOver` where the call is; not_in_progress: codes of calls that are over, or have not been answered.

    A call that only rings is refused by the same code: it is alive, and a seat may depend on it.
    """
    try:
        with over_where_unknown(sid):
            yield
    except RequestRefused as refused:
        if refused.code not in not_in_progress:
            raise
        leg = find_call(sid)
        if leg is not None and leg.is_live:
            raise ProviderTrouble(f"Call {sid} cannot be redirected yet.", is_passing=True) from refused
        raise CallIsOver(sid) from refused


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
