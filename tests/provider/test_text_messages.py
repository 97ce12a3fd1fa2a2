"""The promise about SMS, kept by the fake of the tests and by the real client alike."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from dialin.provider.promise import ProviderTrouble
from tests.provider.companies import FakeCase, RealCase, real_case
from tests.rehearsal.webhooks import NUMBER, PUBLIC_URL

MOBILE = "+491713920001"
STATUS = f"{PUBLIC_URL}/voice/message/1/1"
UNKNOWN = "SM" + "9" * 32

Case = FakeCase | RealCase


@pytest.fixture(params=["fake", "real"])
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    with ExitStack() as stack:
        yield FakeCase() if request.param == "fake" else stack.enter_context(real_case())


def sent(case: Case) -> list[tuple[str, str]]:
    return [(one.sid, one.body) for one in case.provider.find_messages(MOBILE, NUMBER, case.now)]


def test_an_sms_is_found_by_its_number_with_its_words_until_it_is_deleted(case: Case) -> None:
    sid = case.provider.send_message(MOBILE, NUMBER, "Ihre PIN: 748 290", STATUS)
    assert sent(case) == [(sid, "Ihre PIN: 748 290")]
    assert case.provider.find_messages("+491713920002", NUMBER, case.now) == []
    case.pass_time(minutes=1)  # until it has arrived
    for _ in range(2):
        case.provider.delete_message(sid)
    assert case.provider.find_messages(MOBILE, NUMBER, case.now) == []
    case.provider.delete_message(UNKNOWN)


def test_an_sms_whose_answer_was_lost_can_be_found_again(case: Case) -> None:
    since = case.now
    case.lose_answer()
    with pytest.raises(ProviderTrouble) as trouble:
        case.provider.send_message(MOBILE, NUMBER, "Ihre PIN: 748 290", STATUS)
    assert trouble.value.may_be_done
    assert [one.body for one in case.provider.find_messages(MOBILE, NUMBER, since)] == ["Ihre PIN: 748 290"]
