"""A number is not called any more, for whatever and whomever: what was to come is stopped at once."""

from dialin.rules.outgoing.words import Lane, Outcome
from dialin.store import no_calls
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.outgoing import Wanted, stop_outgoing


def stop_calling(act: Act, number: str, *, source: str, event_id: int | None) -> None:
    """number: E.164. source: who has said so. Staff see it, and call by themselves if they have to."""
    no_calls.stop_calling(act, number, source=source, event_id=event_id)
    stop_outgoing(act, Wanted(phone=number, lane=Lane.CALLS), Outcome.NO_CALLS, only_waiting=True)
    log_change(act, "calls.stop", event_id=event_id)


def allow_calling(act: Act, number: str, *, event_id: int | None) -> None:
    """Staff have been asked to: it may be called again."""
    if no_calls.may_call_again(act, number):
        log_change(act, "calls.allow", event_id=event_id)
