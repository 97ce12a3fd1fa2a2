"""Makes the test calls that are asked for, or due before the doors open, and finds out what became of each."""

import logging
from datetime import timedelta

from dialin.actions.testing.begin_test import begin_test
from dialin.actions.testing.conclude_test import conclude_test, end_test
from dialin.actions.testing.note_step import adopt_call
from dialin.actions.testing.plan_tests import plan_test, wanted_tests
from dialin.jobs.testing.placing import place_test
from dialin.jobs.testing.platform import ask_platform
from dialin.provider.promise import Provider, ProviderTrouble
from dialin.rules.phases import Phase, phase_at
from dialin.rules.testing.plan import STALE, VALID
from dialin.rules.testing.words import Kind, Result
from dialin.schedule import schedule_of
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.bridge_legs import known_sids
from dialin.store.events import load_event
from dialin.store.test_calls import TestCall, change_test, due_tests, lease_test

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=40)
LOOKS = timedelta(seconds=15)  # after so long the provider is asked how a call stands of which nothing was heard
OFF_THE_TABLE = (Phase.LOBBY, Phase.LIVE)  # the line of the evening has the way for itself


def do(services: Services) -> None:
    provider = services.provider
    if provider is None:
        return
    with services.looking() as act:
        wanted, due = list(wanted_tests(act)), due_tests(act)
    for event, kind in wanted:
        with services.acting(DIALIN) as act:
            plan_test(act, event.id, kind)
            due = due_tests(act)
    for test in due:
        try:
            _look_after(test, services, provider)
        except ProviderTrouble as trouble:
            log.warning("test call %s: %s", test.id, trouble)


def _look_after(test: TestCall, services: Services, provider: Provider) -> None:
    if _is_off(test, services):
        _call_off(test, services, provider)
    elif test.begun_at is None:
        with services.acting(DIALIN) as act:
            ends = begin_test(act, test)
        if ends is not None:
            ask_platform(test, services)
            place_test(test, ends, services, provider)
    else:
        with services.acting(DIALIN) as act:
            is_ours = lease_test(act, test, lease=LEASE)
        if is_ours and test.sid is None:
            _find(test, services, provider)
        elif is_ours:
            _look(test, services, provider)


def _is_off(test: TestCall, services: Services) -> bool:
    with services.looking() as act:
        event = load_event(act, test.event_id)
        phase = phase_at(schedule_of(event), act.now)
    is_late = services.clock() - test.asked_at > STALE and test.begun_at is None
    is_in_the_way = test.kind is Kind.BRIDGE and phase in OFF_THE_TABLE
    return is_late or is_in_the_way or phase in (Phase.OVER, Phase.CANCELLED)


def _call_off(test: TestCall, services: Services, provider: Provider) -> None:
    if test.sid is not None:
        provider.hang_up(test.sid)
    with services.acting(DIALIN) as act:
        end_test(act, test, Result.CALLED_OFF)


def _find(test: TestCall, services: Services, provider: Provider) -> None:
    """Adopts the newest call of a lost attempt and hangs up any other; without one it is placed anew."""
    assert test.begun_at is not None
    ends = (test.dialled or "", test.called_from or "")
    live = [call.sid for call in provider.find_placed(*ends, test.begun_at) if call.is_live]
    with services.looking() as act:
        known = known_sids(act, live)
    unknown = [sid for sid in live if sid not in known]
    for surplus in unknown[1:]:
        provider.hang_up(surplus)
    with services.acting(DIALIN) as act:
        if not unknown:
            change_test(act, test.token, {"begun_at": None, "leased_until": None, "lookup": None, "due_at": act.now})
        elif adopt_call(act, test.token, unknown[0]):
            change_test(act, test.token, {"due_at": act.now + LOOKS})


def _look(test: TestCall, services: Services, provider: Provider) -> None:
    assert test.sid is not None
    assert test.begun_at is not None
    found = provider.find_call(test.sid)
    if found is not None and found.is_live and services.clock() - test.begun_at <= VALID:
        if test.keyed_at is not None:
            ask_platform(test, services)
        with services.acting(DIALIN) as act:
            change_test(act, test.token, {"due_at": act.now + LOOKS, "leased_until": None})
        return
    if found is not None and found.is_live:  # what it asks for does not arrive here
        provider.hang_up(test.sid)
        with services.acting(DIALIN) as act:
            end_test(act, test, Result.UNHEARD)
        return
    with services.acting(DIALIN) as act:
        conclude_test(act, test.token, test.sid, "failed" if found is None else found.status)
