"""What the background work does in an evening, with a provider that may be in trouble."""

from datetime import timedelta

from dialin.actions.bridges.join_room import join_room
from dialin.actions.bridges.note_leg import note_leg
from dialin.actions.outgoing.conclude import conclude_call
from dialin.jobs import (
    clear_lines,
    delete_there,
    deliver_news,
    end_events,
    expire_holds,
    forget_people,
    forget_uploads,
    free_seats,
    keep_bridges,
    reconcile,
)
from dialin.jobs import tidy_up as tidy
from dialin.jobs.log import chain_log, check_log
from dialin.jobs.outgoing import pass_offers, place_calls
from dialin.store.outgoing import Wanted, list_outgoing
from tests.actions.histories.evening import Evening
from tests.building import BRIDGE_NUMBER
from tests.provider.fake import ANSWER_LOST, PASSING, FakeCall


def pass_time(evening: Evening, span: timedelta) -> None:
    """The clock goes on, and the duties that look at the time are at it as always."""
    evening.clock.now += span
    evening.power.left, evening.repeats = None, False
    evening.tell(f"{_spelt(span)} later")
    for duty in (end_events, expire_holds, free_seats, pass_offers):
        evening.duty(duty.do)


def _spelt(span: timedelta) -> str:
    minutes, seconds = divmod(span.total_seconds(), 60)
    count, unit = (minutes, "minute") if minutes and not seconds else (span.total_seconds(), "second")
    return f"{count:g} {unit}{'' if count == 1 else 's'}"


def deliver(evening: Evening, trouble: str = "") -> None:
    """Whoever is to hear news is taken out of the room by the provider, and will ask for it."""
    evening.tell(f"The worker has the news delivered{_said(trouble)}")
    _trouble(evening, trouble)
    before = {sid: call.url for sid, call in evening.provider.calls.items()}
    evening.duty(deliver_news.do)
    _settle(evening)
    for telephone in [one for one in evening.telephones if one.is_on]:
        call = evening.provider.calls[telephone.sid]
        if call.url != before[telephone.sid]:
            telephone.is_inside = False
        if not call.leg.is_live:
            telephone.is_on = telephone.is_inside = False


def call_people(evening: Evening, status: str) -> None:
    """Those whom the city is to call are called, and it comes to this: busy, no-answer, or nothing is heard of it."""
    evening.tell(f"The city calls whom it is to call{', and ' + status if status else ''}")
    evening.duty(place_calls.do)
    with evening.services.looking() as act:
        placed = [one for one in list_outgoing(act, Wanted(only_open=True)) if one.begun_at is not None]
    for work in placed:
        if work.sid is not None and status:
            evening.provider.end(work.sid, status)
            sid = work.sid
            evening.do(lambda act, work=work, sid=sid: conclude_call(act, work.id, work.attempts, sid, status))
    for duty in (expire_holds, pass_offers):
        evening.duty(duty.do)


def compare_calls(evening: Evening) -> None:
    evening.tell("The worker compares its calls with the provider's")
    evening.duty(reconcile.do)


def tidy_up(evening: Evening) -> None:
    """All that is old goes, and the log is chained: nothing of this evening is old."""
    evening.tell("The worker deletes what is old")
    for duty in (forget_people, forget_uploads, delete_there, chain_log, check_log, clear_lines, tidy):
        evening.duty(duty.do)


def keep_bridge(evening: Evening, trouble: str = "") -> None:
    evening.tell(f"The worker looks after the line into the videoconference{_said(trouble)}")
    _trouble(evening, trouble)
    evening.duty(keep_bridges.do)
    _settle(evening)


def legs(evening: Evening) -> list[FakeCall]:
    """The calls into the videoconference that stand or ring."""
    return [call for call in evening.provider.live if call.to == BRIDGE_NUMBER]


def answer_bridge(evening: Evening, leg: FakeCall) -> None:
    evening.tell("The videoconference answers")
    evening.provider.answer(leg.sid)
    assert leg.placement is not None
    token = leg.placement.url.rpartition("/")[2]
    evening.do(lambda act: join_room(act, token, leg.sid))


def drop_bridge(evening: Evening, leg: FakeCall, *, is_reported: bool) -> None:
    word = "and that" if is_reported else "but nothing"
    evening.tell(f"The line into the videoconference drops, {word} is reported")
    evening.provider.end(leg.sid)
    assert leg.placement is not None
    token = leg.placement.url.rpartition("/")[2]
    if is_reported:
        evening.do(lambda act: note_leg(act, token, leg.sid, ending="completed"))


def _said(trouble: str) -> str:
    return {"": "", "away": ", but the provider does not answer", "lost": ", and the provider's answer is lost"}[
        trouble
    ]


def _trouble(evening: Evening, trouble: str) -> None:
    evening.provider.trouble = [PASSING] * 3 if trouble == "away" else []
    evening.provider.lost = [ANSWER_LOST] if trouble == "lost" else []


def _settle(evening: Evening) -> None:
    evening.provider.trouble, evening.provider.lost = [], []
