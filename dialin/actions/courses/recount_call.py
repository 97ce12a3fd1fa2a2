"""Recounts what happened to one call, turn by turn, without a number, a name or a PIN."""

from dataclasses import dataclass
from datetime import datetime

from dialin.store.act import Act
from dialin.store.calls import load_call
from dialin.store.courses import Step, read_course
from dialin.store.recent_calls import seat_number_of
from dialin.store.work import Work, work_of_call


@dataclass(frozen=True, slots=True)
class NewsSent:
    """Something that happened elsewhere and that the call was to hear. failure: the last, in the provider's words."""

    kind: str
    due_at: datetime
    heard_at: datetime | None
    done_at: datetime | None
    attempts: int
    failure: str | None


@dataclass(frozen=True, slots=True)
class CallRecounted:
    """seat: in which the call sits now. stage: where its caller is, or was last."""

    sid: str
    event: str | None
    number_was_shown: bool
    is_of_attendee: bool
    language: str
    seat: int | None
    stage: str
    help_wanted_in: str | None
    started_at: datetime
    hung_up_at: datetime | None
    steps: tuple[Step, ...]
    news: tuple[NewsSent, ...]


def recount_call(act: Act, sid: str) -> CallRecounted | None:
    """None where no such call is on file."""
    call = load_call(act, sid, lock=False)
    if call is None:
        return None
    return CallRecounted(
        sid=call.sid,
        event=None if call.event is None else call.event.slug,
        number_was_shown=call.caller is not None,
        is_of_attendee=call.attendee_id is not None,
        language=call.language,
        seat=seat_number_of(act, call.id),
        stage=call.stage,
        help_wanted_in=call.trouble,
        started_at=call.started_at,
        hung_up_at=call.hung_up_at,
        steps=tuple(read_course(call.course or "")),
        news=tuple(_sent(work) for work in work_of_call(act, call.id)),
    )


def _sent(work: Work) -> NewsSent:
    kind = str(work.details.get("news", work.kind))
    return NewsSent(kind, work.due_at, work.heard_at, work.done_at, work.attempts, work.failure)
