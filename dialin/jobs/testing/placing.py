"""How a test call is placed, and what is done where the provider does not make it; no duty of its own."""

import logging
from datetime import timedelta

from dialin.actions.testing.begin_test import Ends, come_from
from dialin.actions.testing.conclude_test import end_test
from dialin.actions.testing.note_step import adopt_call
from dialin.provider.addresses import Addresses
from dialin.provider.promise import Placement, Provider, ProviderTrouble, RequestRefused
from dialin.rules.testing.plan import VALID
from dialin.rules.testing.words import Result
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.test_calls import TestCall, change_test, find_test

log = logging.getLogger(__name__)

RINGS = 30  # seconds; as the line of the evening
LOOKS = timedelta(seconds=15)
SEEN_BY = timedelta(seconds=5)  # after so long a call that was placed can be found at the provider
AGAIN = timedelta(seconds=10)  # where the provider could not be reached


def place_test(test: TestCall, ends: Ends, services: Services, provider: Provider) -> None:
    """Dials for a test that is written down, from the first of its numbers from which the provider does."""
    called_from, *others = (ends.called_from, *ends.others)
    while True:
        try:
            sid = provider.place_call(_placement(test.token, ends.dialled, called_from, services))
        except RequestRefused as trouble:
            if not others or trouble.may_be_done or trouble.is_passing or not _come_from(test, others[0], services):
                _give_up(test, trouble, services)
                return
            called_from = others.pop(0)
        except ProviderTrouble as trouble:
            _give_up(test, trouble, services)
            return
        else:
            _adopt(test, sid, services, provider)
            return


def _placement(token: str, dialled: str, called_from: str, services: Services) -> Placement:
    addresses = Addresses(services.settings.public_url or "")
    return Placement(
        to=dialled,
        from_=called_from,
        url=addresses.test(token),
        status_url=addresses.test_status(token),
        ring_seconds=RINGS,
        limit_seconds=round(VALID.total_seconds()),
    )


def _come_from(test: TestCall, number: str, services: Services) -> bool:
    with services.acting(DIALIN) as act:
        return come_from(act, test.token, number)


def _adopt(test: TestCall, sid: str, services: Services, provider: Provider) -> None:
    with services.acting(DIALIN) as act:
        is_ours = adopt_call(act, test.token, sid)
        change_test(act, test.token, {"due_at": act.now + LOOKS})
        present = find_test(act, test.token)
    if not is_ours and (present is None or present.sid != sid):  # this worker was held up, and another has dialled
        provider.hang_up(sid)


def _give_up(test: TestCall, trouble: ProviderTrouble, services: Services) -> None:
    """Where only the provider's answer is lost, the call is looked for before another is placed."""
    log.warning("test call %s could not be placed: %s", test.id, trouble)
    with services.acting(DIALIN) as act:
        if trouble.may_be_done:
            change_test(act, test.token, {"due_at": act.now + SEEN_BY, "leased_until": None})
        elif trouble.is_passing and act.now - test.asked_at < VALID:
            again = {"begun_at": None, "lookup": None, "due_at": act.now + AGAIN, "leased_until": None}
            change_test(act, test.token, again)
        else:
            end_test(act, test, Result.NOT_PLACED, failure=str(trouble))
