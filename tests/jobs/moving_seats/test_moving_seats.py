"""One PIN from many telephones at once, over HTTP, with a provider in trouble: never two of them in the room."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter

from dialin.actions.calls.remove_caller import remove_caller
from dialin.actions.seats import take_seat_over
from dialin.config import Settings
from dialin.services import Services
from tests.actions.callers import call_of
from tests.building import EVENING, make_event, register_people
from tests.jobs.moving_seats.line import Line, a_line, call_and_key, crowd, wait_for

REDIRECTS = re.compile(r"/Calls/CA\w+\.json$")


class Mute(HTTPAdapter):
    """Answers the first redirects itself, with a page and 200, and does nothing."""

    left = 2

    def send(self, request: PreparedRequest, *args: Any, **given: Any) -> Response:
        if request.method == "POST" and REDIRECTS.search(request.url or "") and self.left:
            self.left -= 1
            page = Response()
            page.status_code, page._content = 200, b"<html>Please sign in</html>"
            return page
        return super().send(request, *args, **given)


def no_trouble(line: Line) -> None:
    pass


def failing(line: Line) -> None:
    line.company.faults.order("rest_answer", where=is_redirect, status=503, times=8)


def answer_lost(line: Line) -> None:
    line.company.faults.order("rest_lose_answer", where=is_redirect, status=500, times=4)


def mute(line: Line) -> None:
    line.provider._client.http_client._usual.mount("http://", Mute())


def callbacks_lost(line: Line) -> None:
    line.company.faults.order("lose_callback", times=None)


def is_redirect(request: Any) -> bool:
    return request.method == "POST" and bool(REDIRECTS.search(request.path))


@pytest.mark.parametrize("trouble", [no_trouble, failing, answer_lost, mute, callbacks_lost])
def test_of_one_pin_keyed_from_many_telephones_at_once_one_is_in_at_any_instant(
    settings: Settings, services: Services, trouble: Callable[[Line], None]
) -> None:
    services.clock.now = EVENING
    people = register_people(services, make_event(services, seats=2), 2)
    with a_line(settings, services) as line:
        first = [call_and_key(line, one.pin, f"+49302312500{place}") for place, one in enumerate(people)]
        wait_for(lambda: all(leg.room for leg in first))
        trouble(line)
        legs = [leg for place, one in enumerate(people) for leg in crowd(line, one.pin, place)]
        wait_for(lambda: all(leg.is_over or leg.room for leg in legs))
        wait_for(lambda: sum(bool(leg.room) for leg in (*first, *legs)) == len(people))
        assert line.inside.most == 1
        assert len(line.inside.joined) > len(people)


def test_a_seat_is_not_given_on_before_the_removed_caller_is_out(settings: Settings, services: Services) -> None:
    services.clock.now = EVENING
    (person,) = register_people(services, make_event(services, seats=1), 1)
    with a_line(settings, services) as line:
        first = call_and_key(line, person.pin, "+493023125000")
        wait_for(lambda: bool(first.room))
        failing(line)
        with line.services.acting("staff") as act:
            assert remove_caller(act, call_of(services.database, first.sid).id) is None
        again = call_and_key(line, person.pin, "+493023125010")  # the same last digit: the same person
        wait_for(lambda: bool(again.room))
        assert line.inside.most == 1


def test_without_waiting_for_the_first_to_be_out_two_are_in(
    settings: Settings, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The counter-test: the protection taken away, the observer sees it."""
    monkeypatch.setattr(take_seat_over, "is_out", lambda *_, **__: True)
    services.clock.now = EVENING
    (person,) = register_people(services, make_event(services, seats=1), 1)
    with a_line(settings, services, late=float("inf")) as line:
        first = call_and_key(line, person.pin, "+493023125000")
        wait_for(lambda: bool(first.room))
        second = call_and_key(line, person.pin, "+493023125010")
        wait_for(lambda: bool(second.room))
        assert line.inside.most == 2
