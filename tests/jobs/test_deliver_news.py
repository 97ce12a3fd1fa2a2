"""News reaches a live call once, however often the provider fails and whoever is killed."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from dialin.actions.calls.announce_to import announce_to
from dialin.actions.calls.tell_call import tell_call
from dialin.dialogue.last_words import LastWords, load_words
from dialin.dialogue.turn import say
from dialin.dialogue.words.news import SHOWS_OUT, NewsKind
from dialin.jobs import deliver_news
from dialin.provider.promise import ProviderTrouble
from dialin.services import Services
from dialin.store import calls, ended_calls, work
from dialin.store.work import Work
from tests.building import EVENING, begin_call, make_event, place_of
from tests.jobs.at_provider import call_of, seat_callers, seats_of
from tests.provider.fake import ANSWER_LOST, PASSING, REFUSED
from tests.slowness import LONG_ENOUGH


@pytest.fixture
def sid(services: Services) -> str:
    services.clock.now = EVENING
    return seat_callers(services, make_event(services), 1)[0]


def tell(services: Services, sid: str, kind: NewsKind = NewsKind.SEAT_FREED) -> int:
    with services.acting("test") as act:
        tell_call(act, call_of(services, sid).id, kind)
    return all_work(services)[-1].id


def all_work(services: Services) -> list[Work]:
    with services.looking() as act:
        return list(act.connection.execute(work.WorkTable.__table__.select().order_by(work.WorkTable.id)).all())


def test_the_provider_is_told_to_ask_for_the_news_once(services: Services, sid: str) -> None:
    number = tell(services, sid)
    deliver_news.do(services)
    deliver_news.do(services)
    ((asked, address),) = services.provider.requests("redirect")
    assert asked == sid
    assert address.startswith(f"https://dialin.example/voice/news/{number}")
    assert (all_work(services)[0].done_at, all_work(services)[0].failure) == (EVENING, None)


def test_more_news_than_one_worker_takes_at_once_is_delivered_in_one_go(services: Services, sid: str) -> None:
    event_id = call_of(services, sid).event_id
    sids = [f"CA{number:030d}aa" for number in range(20)]
    for other in sids:
        services.provider.ring_in(other)
        begin_call(services, other, event_id=event_id)
        tell(services, other)
    deliver_news.do(services)
    assert sorted(asked for asked, _ in services.provider.requests("redirect")) == sids


def test_a_caller_whom_the_provider_is_slow_to_reach_keeps_nobody_else_waiting(services: Services, sid: str) -> None:
    other, reached = "CA" + "b" * 32, threading.Event()
    begin_call(services, other, event_id=call_of(services, sid).event_id)
    services.provider.ring_in(other)
    redirect, order = services.provider.redirect, []

    def redirect_slowly(asked: str, url: str) -> None:
        """The answer for the first comes only once the other, whose news came up meanwhile, was reached."""
        if asked == sid and not order:
            order.append(sid)
            tell(services, other)
            tell(services, sid, NewsKind.EVENT_ENDED)
            assert reached.wait(LONG_ENOUGH)
        order.append(asked)
        redirect(asked, url)
        if asked == other:
            reached.set()

    tell(services, sid)
    services.provider.redirect = redirect_slowly
    deliver_news.do(services)
    assert order == [sid, other, sid, sid]
    asked = [address.partition("#")[0].rpartition("/")[2] for _, address in services.provider.requests("redirect")]
    assert asked == ["2", "1", "3"]  # in the order of each call


def test_news_for_one_call_is_delivered_in_its_order_even_after_trouble(services: Services, sid: str) -> None:
    first, second = tell(services, sid), tell(services, sid, NewsKind.EVENT_ENDED)
    services.provider.trouble.append(PASSING)
    deliver_news.do(services)
    services.clock.pass_time(seconds=2)
    deliver_news.do(services)
    asked = [address.partition("#")[0].rpartition("/")[2] for _, address in services.provider.requests("redirect")]
    assert asked == [str(first), str(first), str(second)]


@pytest.mark.parametrize("stage", ["Person", "QuestionRecording", "SpokenDetail"])
def test_news_heard_on_coming_back_does_not_tear_anybody_from_a_talk(services: Services, sid: str, stage: str) -> None:
    _enter(services, sid, stage)
    for kind in (NewsKind.EVENT_ENDED, NewsKind.EVENT_CANCELLED, NewsKind.SEAT_FREED):
        tell(services, sid, kind)
    deliver_news.do(services)
    assert services.provider.requests("redirect") == []
    assert {row.failure for row in all_work(services)} == {"The caller was speaking."}


def test_whom_staff_remove_or_let_in_hears_it_even_while_talking(services: Services, sid: str) -> None:
    _enter(services, sid, "Person")
    for kind in (NewsKind.REMOVED, NewsKind.ADMITTED, NewsKind.SEAT_MOVED):
        tell(services, sid, kind)
    deliver_news.do(services)
    assert len(services.provider.requests("redirect")) == 3


def test_whose_seat_is_given_up_during_a_talk_about_it_hears_so_when_the_talk_is_over(
    services: Services, sid: str
) -> None:
    _enter(services, sid, "Person")
    tell(services, sid, NewsKind.SEAT_WITHDRAWN)
    for _ in range(30):  # a talk of a minute, longer than trouble with the provider would be put up with
        deliver_news.do(services)
        services.clock.pass_time(seconds=2)
    assert services.provider.requests("redirect") == []
    _enter(services, sid, "InRoom")
    deliver_news.do(services)
    assert len(services.provider.requests("redirect")) == 1


def _enter(services: Services, sid: str, stage: str) -> None:
    with services.acting("test") as act:
        calls.change_call(act, call_of(services, sid).id, {"stage": stage, "place": place_of(stage)})


def test_a_call_that_turns_out_to_be_over_is_ended_and_its_seat_held(services: Services, sid: str) -> None:
    tell(services, sid)
    services.provider.end(sid)
    deliver_news.do(services)
    call = call_of(services, sid)
    assert call.hung_up_at == EVENING
    assert seats_of(services, call.event_id)[0].held_until == EVENING + timedelta(minutes=10)
    assert all_work(services)[0].failure == "The call is over."


def test_nobody_is_asked_about_a_call_that_is_known_to_be_over(services: Services, sid: str) -> None:
    tell(services, sid)
    tell(services, sid, NewsKind.EVENT_ENDED)
    services.provider.end(sid)
    deliver_news.do(services)
    assert len(services.provider.requests("redirect")) == 1
    assert all(row.done_at for row in all_work(services))


def test_passing_trouble_makes_news_wait_a_little_longer_each_time(services: Services, sid: str) -> None:
    tell(services, sid)
    for attempt, pause in enumerate((*deliver_news.PAUSES, 30), start=1):
        services.provider.trouble.append(PASSING)
        deliver_news.do(services)
        row = all_work(services)[0]
        assert (row.attempts, row.due_at - services.clock()) == (attempt, timedelta(seconds=pause))
        services.clock.now = row.due_at
    deliver_news.do(services)
    assert all_work(services)[0].done_at == services.clock()
    assert all_work(services)[0].failure is None


def test_news_is_given_up_at_last_and_the_failure_stays_on_record(services: Services, sid: str) -> None:
    tell(services, sid)
    for _ in range(deliver_news.MOST_ATTEMPTS):
        services.provider.trouble.append(PASSING)
        deliver_news.do(services)
        services.clock.pass_time(minutes=1)
    (row,) = all_work(services)
    assert (row.attempts, row.failure) == (deliver_news.MOST_ATTEMPTS, str(PASSING))
    assert row.done_at is not None
    assert call_of(services, sid).hung_up_at is None


@pytest.mark.parametrize("trouble", [PASSING, REFUSED])
def test_news_of_the_end_is_told_until_the_provider_confirms_it(
    services: Services, sid: str, trouble: ProviderTrouble
) -> None:
    tell(services, sid, NewsKind.EVENT_ENDED)
    for _ in range(30):
        services.provider.trouble.append(trouble)
        deliver_news.do(services)
        assert all_work(services)[0].done_at is None
        services.clock.pass_time(seconds=30)
    deliver_news.do(services)
    assert (all_work(services)[0].failure, len(services.provider.requests("redirect"))) == (None, 31)


@pytest.mark.parametrize("kind", sorted(SHOWS_OUT))
@pytest.mark.parametrize("trouble", [PASSING, REFUSED])
def test_whoever_may_not_stay_and_cannot_be_told_so_is_hung_up(
    services: Services, sid: str, kind: NewsKind, trouble: ProviderTrouble, caplog: pytest.LogCaptureFixture
) -> None:
    tell(services, sid, kind)
    for _ in range(deliver_news.LOUD_FROM + 2):  # hanging up fails twice too
        services.provider.trouble.append(trouble)
        deliver_news.do(services)
        services.clock.pass_time(seconds=30)
    assert call_of(services, sid).hung_up_at is None
    assert [record.levelname for record in caplog.records].count("ERROR") == 3
    deliver_news.do(services)
    assert len(services.provider.requests("redirect")) == deliver_news.LOUD_FROM
    assert call_of(services, sid).hung_up_at is not None
    assert all_work(services)[0].failure == "The call was hung up, since the news did not get through."


def test_what_the_call_has_heard_is_not_told_again_though_the_providers_answer_was_lost(
    services: Services, sid: str
) -> None:
    number = tell(services, sid, NewsKind.SEAT_MOVED)
    services.provider.lost.append(ANSWER_LOST)
    deliver_news.do(services)
    with services.acting("test") as act:
        assert work.mark_heard(act, number)
        assert not work.mark_heard(act, number)
    services.clock.pass_time(seconds=30)
    deliver_news.do(services)
    assert len(services.provider.requests("redirect")) == 1
    assert (all_work(services)[0].done_at, all_work(services)[0].failure) == (services.clock(), None)


def test_what_the_provider_refuses_is_not_tried_again(services: Services, sid: str) -> None:
    tell(services, sid)
    services.provider.trouble.append(REFUSED)
    deliver_news.do(services)
    assert all_work(services)[0].failure == str(REFUSED)
    assert all_work(services)[0].done_at == EVENING


def test_without_a_provider_news_is_laid_aside_with_the_reason(services: Services, sid: str) -> None:
    tell(services, sid)
    deliver_news.do(replace(services, provider=None))
    assert all_work(services)[0].failure == "There is no provider."


def test_news_of_a_worker_that_died_is_delivered_once_its_lease_is_over(services: Services, sid: str) -> None:
    tell(services, sid)
    with services.acting("test") as act:
        assert work.claim_work(act, token="dead", lease=deliver_news.LEASE)
    deliver_news.do(services)
    assert services.provider.requests("redirect") == []
    services.clock.pass_time(seconds=15)
    deliver_news.do(services)
    assert len(services.provider.requests("redirect")) == 1


def test_a_worker_that_lost_its_lease_changes_nothing_any_more(services: Services, sid: str) -> None:
    tell(services, sid)
    redirect = services.provider.redirect

    def redirect_slowly(asked: str, url: str) -> None:
        """Meanwhile the lease runs out, and another worker delivers."""
        services.provider.redirect = redirect
        services.clock.pass_time(seconds=16)
        deliver_news.do(services)
        raise ProviderTrouble("too late", is_passing=True)

    services.provider.redirect = redirect_slowly
    deliver_news.do(services)
    (row,) = all_work(services)
    assert (row.done_at, row.failure) == (EVENING + timedelta(seconds=16), None)
    assert len(services.provider.requests("redirect")) == 1


def test_what_was_announced_is_what_star_and_hash_say_again(services: Services, sid: str) -> None:
    with services.acting("test") as act:
        announce_to(act, call_of(services, sid).id, "next.up", key="next")
    deliver_news.do(services)
    assert load_words(call_of(services, sid).said) == LastWords((say("next.up"),), at=EVENING)


def test_what_nobody_heard_any_more_is_not_kept(services: Services, sid: str) -> None:
    with services.acting("test") as act:
        announce_to(act, call_of(services, sid).id, "next.up", key="next")
    services.provider.end(sid)
    deliver_news.do(services)
    assert call_of(services, sid).said is None
    with services.acting("test") as act:
        ended_calls.mark_call_ended(act, sid)
        calls.keep_said(act, call_of(services, sid).id, "late")
    assert call_of(services, sid).said is None
