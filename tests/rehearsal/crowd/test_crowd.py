"""A crowd on the telephone: what its report counts, against servers that do what must never be done."""

import threading
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from typing import Any

from dialin.rehearsal import Callee, http_transport
from dialin.rehearsal.crowd import Crowd, CrowdReport, Guest, Plan, Scene, WatchedCompany, Words
from dialin.rehearsal.live import serve
from dialin.rehearsal.network.steps import GoTo
from dialin.rehearsal.outbound import Placing, place
from tests.rehearsal.live.server import webhook_server
from tests.rehearsal.webhooks import ACCOUNT, NUMBER, START, TOKEN, Webhooks
from tests.slowness import LONG_ENOUGH, until

NOTHING = ("204 No Content", [], b"")
ASKS = '<Gather numDigits="4" action="/pin"><Say>Ihre PIN bitte</Say></Gather><Redirect/>'
ROOM = (
    '<Dial><Conference beep="false" waitUrl="" statusCallback="/room" statusCallbackEvent="join leave">'
    "Saal</Conference></Dial>"
)
WAIT = '<Gather timeout="30"><Say>Bitte warten Sie</Say></Gather><Redirect/>'
WORDS = Words(
    asks_pin=("Ihre PIN bitte",), asks_to_move="Schon verbunden", apologies=("Eine Störung",), waits=("Bitte warten",),
    farewells=("Auf Wiederhören",), gives_up=("Das Büro",),
)  # fmt: skip
STAYS = Plan(arrives=0.0, leaves=LONG_ENOUGH)


@contextmanager
def line_to(answers: dict[str, Any], guests: Sequence[tuple[Guest, Plan]], *, seats: int):
    webhooks = Webhooks({"/voice": ASKS, "/status": NOTHING, "/room": NOTHING} | answers)
    with webhook_server(webhooks) as base:
        company = WatchedCompany(ACCOUNT, TOKEN, send=http_transport(), now=START, seed=7)
        company.register_number(NUMBER, voice_url=f"{base}/voice", status_callback=f"{base}/status")
        with serve(company, speed=20, senders=8):
            yield company, Crowd(company, Scene(NUMBER, seats, WORDS), guests, seed=1), base


def live_until(crowd: Crowd, holds: Callable[[], object]) -> CrowdReport:
    told = threading.Event()
    crowd.live(LONG_ENOUGH, told=told, meanwhile=lambda _: told.set() if holds() else None)
    return crowd.report()


def guests(*pins: str) -> list[tuple[Guest, Plan]]:
    return [(Guest(f"+49302312500{place}", pin), STAYS) for place, pin in enumerate(pins)]


def is_in(crowd: Crowd, count: int) -> bool:
    return sum(bool(caller.leg and caller.leg.room) for caller in crowd.callers) == count


def test_an_evening_in_which_all_is_well_is_reported_clean():
    answers = {"/pin": lambda asked: ROOM if asked.form["Digits"] == "1111" else WAIT}
    with line_to(answers, guests("1111", "2222"), seats=1) as (_, crowd, _base):
        report = live_until(crowd, lambda: len(crowd.steps.placed) == 2)
        crowd.leave()
    assert report.is_clean
    assert (report.callers, report.calls, report.came_in, report.still_waiting, report.most_inside) == (2, 2, 1, 1, 1)
    assert [report.waits[step].times for step in ("answered", "asked", "placed")] == [2, 2, 2]
    assert 0 < report.waits["placed"].p50 <= report.waits["placed"].max
    assert "over admitted instants       0" in report.lines()
    assert report.judged(seats_leaked=1).is_clean is False
    assert report.as_dict()["waits"]["asked"]["times"] == 2


def test_one_more_in_than_there_are_seats_is_counted_and_so_is_somebody_who_is_in_twice():
    with line_to({"/pin": ROOM}, [*guests("1111", "2222")], seats=1) as (_, crowd, _base):
        report = live_until(crowd, lambda: is_in(crowd, 2))
        assert (report.harm["over_admitted_instants"], report.harm["in_twice"]) == (1, 0)
    twice = [(Guest("+493023125001", "1111"), Plan(0.0, LONG_ENOUGH, ((0.0, "changes telephone"),)))]
    with line_to({"/pin": ROOM}, twice, seats=5) as (company, crowd, _base):
        report = live_until(crowd, lambda: sum(leg.room is not None for leg in company.legs.values()) == 2)
        assert (report.harm["over_admitted_instants"], report.harm["in_twice"]) == (0, 1)


def test_whoever_is_put_through_to_the_videoconference_is_in_as_well_and_the_office_is_not():
    through = "<Dial><Number>{}</Number></Dial>".format
    answers = {"/pin": lambda asked: through("+496990009000" if asked.form["Digits"] != "3333" else "+493023125900")}
    with line_to(answers, guests("1111", "2222", "3333"), seats=1) as (company, crowd, _base):
        company.anybody_else, company.videoconferences = Callee(answers_after=1), frozenset({"+496990009000"})
        report = live_until(crowd, lambda: sum(leg.bridged is not None for leg in company.legs.values()) == 6)
    assert (report.most_inside, report.came_in, report.harm["over_admitted_instants"]) == (2, 2, 1)


def test_whoever_is_cut_off_is_counted_and_whoever_heard_a_farewell_is_not():
    words = {"1111": "<Say>Auf Wiederhören</Say>", "2222": "<Hangup/>", "3333": "<Say>Das Büro, eine Störung</Say>"}
    answers = {"/pin": lambda asked: words[asked.form["Digits"]]}
    with line_to(answers, guests("1111", "2222", "3333"), seats=3) as (_, crowd, _base):
        live_until(crowd, lambda: all(caller.legs and caller.legs[0].is_over for caller in crowd.callers))
        ended = {caller.guest.pin: crowd._is_cut_off(caller.legs[0]) for caller in crowd.callers}
        report = crowd.report()
    assert ended == {"1111": False, "2222": True, "3333": False}
    assert report.harm["cut_off_by_us"] >= 1
    assert "over:" in report.examples[0]
    assert (report.turned_away >= 1, report.apologies_heard) == (True, 0)


def test_somebody_who_was_in_the_event_is_cut_off_where_dialin_gives_up():
    asked = iter([ROOM, "<Say>Das Büro</Say>"])
    answers = {"/pin": lambda _: next(asked, "<Hangup/>")}
    with line_to(answers, guests("1111"), seats=1) as (company, crowd, base):
        live_until(crowd, lambda: is_in(crowd, 1))
        (leg,) = company.legs.values()
        with company.turn():
            company.redirect(leg, GoTo(f"{base}/pin", "POST", "updated"))
        assert until(lambda: leg.is_over)
        assert crowd.report().harm["cut_off_by_us"] == 1


def test_a_number_that_stands_dialled_twice_is_counted():
    with line_to({}, [], seats=1) as (company, crowd, base):
        company.anybody_else = Callee()
        with company.turn():
            for _ in range(2):
                place(company, Placing("+496990009000", NUMBER, GoTo(f"{base}/voice", "POST", "answered")))
        report = live_until(crowd, lambda: crowd.watch.doubled_calls)
    assert report.harm["calls_doubled"] == 1
