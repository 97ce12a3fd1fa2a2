"""The promise of dialin.provider.promise, kept by the fake of the tests and by the real clients of each provider."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta

import pytest

from dialin.provider.promise import CallIsOver, ProviderTrouble
from tests.provider.companies import FAR_END, FakeCase, RealCase, real_case
from tests.provider.dialects.accounts import ACCOUNTS
from tests.rehearsal.webhooks import NUMBER, PUBLIC_URL

ELSEWHERE = f"{PUBLIC_URL}/elsewhere"

Case = FakeCase | RealCase


@pytest.fixture(params=["fake", *ACCOUNTS])
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    with ExitStack() as stack:
        yield FakeCase() if request.param == "fake" else stack.enter_context(real_case(ACCOUNTS[request.param]))


def test_a_placed_call_is_known_by_the_id_it_was_given(case: Case) -> None:
    sid = case.provider.place_call(case.far)
    leg = case.provider.find_call(sid)
    assert leg is not None
    assert (leg.sid, leg.to, leg.is_live) == (sid, FAR_END, True)


def test_a_placed_call_is_found_between_its_two_ends(case: Case) -> None:
    before = case.now
    sid = case.provider.place_call(case.far)
    case.ring_in()
    assert [leg.sid for leg in case.provider.find_placed(FAR_END, NUMBER, before)] == [sid]
    assert case.provider.find_placed("+496990009002", NUMBER, before) == []


def test_calls_are_found_newest_first_and_not_those_of_earlier_evenings(case: Case) -> None:
    case.provider.place_call(case.far)
    case.pass_time(minutes=5)
    since = case.now
    older = case.provider.place_call(case.far)
    case.pass_time(minutes=1)
    newer = case.provider.place_call(case.far)
    assert [leg.sid for leg in case.provider.find_placed(FAR_END, NUMBER, since)] == [newer, older]


def test_a_call_to_a_sip_address_is_found_with_its_headers(case: Case) -> None:
    to = "sip:room@video.example?X-Meeting=42"
    sid = case.provider.place_call(replace(case.far, to=to, digits=None))
    found = case.provider.find_placed(to, NUMBER, case.now - timedelta(seconds=1))
    assert [leg.sid for leg in found] == [sid]


def test_calls_in_progress_are_live_and_ended_ones_are_not(case: Case) -> None:
    stays, goes = case.provider.place_call(case.far), case.ring_in()
    case.answer(stays)
    assert case.provider.live_legs() == {stays, goes}
    case.end(goes)
    assert case.provider.live_legs() == {stays}
    leg = case.provider.find_call(goes)
    assert leg is not None
    assert not leg.is_live


def test_a_call_that_was_never_made_is_not_found(case: Case) -> None:
    assert case.provider.find_call(case.unknown) is None


def test_a_redirected_call_asks_the_other_address(case: Case) -> None:
    sid = case.ring_in()
    case.provider.redirect(sid, ELSEWHERE)
    assert case.was_sent_to(sid, ELSEWHERE)


def test_a_call_that_is_over_cannot_be_redirected(case: Case) -> None:
    sid = case.ring_in()
    case.end(sid)
    with pytest.raises(CallIsOver):
        case.provider.redirect(sid, ELSEWHERE)


def test_a_call_that_never_was_cannot_be_redirected(case: Case) -> None:
    with pytest.raises(CallIsOver):
        case.provider.redirect(case.unknown, ELSEWHERE)


def test_a_call_that_only_rings_is_not_taken_for_one_that_is_over(case: Case) -> None:
    sid = case.provider.place_call(case.far)
    with pytest.raises(ProviderTrouble) as trouble:
        case.provider.redirect(sid, ELSEWHERE)
    assert trouble.value.is_passing


def test_hanging_up_ends_a_call_and_changes_nothing_the_second_time(case: Case) -> None:
    sid = case.ring_in()
    case.provider.hang_up(sid)
    case.provider.hang_up(sid)
    leg = case.provider.find_call(sid)
    assert leg is not None
    assert not leg.is_live


def test_a_call_that_still_rings_is_hung_up_too(case: Case) -> None:
    sid = case.provider.place_call(case.far)
    case.provider.hang_up(sid)
    leg = case.provider.find_call(sid)
    assert leg is not None
    assert not leg.is_live


def test_hanging_up_a_call_that_never_was_changes_nothing(case: Case) -> None:
    case.provider.hang_up(case.unknown)


def test_a_provider_that_is_down_says_that_trying_again_may_help(case: Case) -> None:
    case.fail_passing()
    with pytest.raises(ProviderTrouble) as trouble:
        case.provider.live_legs()
    assert trouble.value.is_passing


def test_a_provider_that_refuses_says_that_trying_again_does_not_help(case: Case) -> None:
    case.refuse()
    with pytest.raises(ProviderTrouble) as trouble:
        case.provider.place_call(case.far)
    assert (trouble.value.is_passing, trouble.value.may_be_done) == (False, False)


def test_a_placed_call_whose_answer_was_lost_can_be_found_again(case: Case) -> None:
    before = case.now
    case.lose_answer()
    with pytest.raises(ProviderTrouble) as trouble:
        case.provider.place_call(case.far)
    assert trouble.value.may_be_done
    assert len(case.provider.find_placed(FAR_END, NUMBER, before)) == 1


def test_a_recording_is_fetched_as_often_as_wanted_until_it_is_deleted(case: Case) -> None:
    sid = case.record(case.ring_in())
    for _ in range(2):
        sound = case.provider.fetch_recording(sid)
        assert sound is not None
        assert sound.startswith(b"RIFF")
    case.provider.delete_recording(sid)
    assert case.provider.fetch_recording(sid) is None


def test_deleting_a_recording_twice_or_one_that_never_was_changes_nothing(case: Case) -> None:
    sid = case.record(case.ring_in())
    case.provider.delete_recording(sid)
    case.provider.delete_recording(sid)
    case.provider.delete_recording("RE" + "9" * 32)


def test_a_provider_that_is_down_hands_out_no_recording_and_says_that_trying_again_may_help(case: Case) -> None:
    sid = case.record(case.ring_in())
    case.fail_passing()
    with pytest.raises(ProviderTrouble) as trouble:
        case.provider.fetch_recording(sid)
    assert trouble.value.is_passing


def test_a_call_that_is_over_is_deleted_with_its_recordings_and_stays_gone(case: Case) -> None:
    sid = case.ring_in()
    recording = case.record(sid)
    case.end(sid)
    for _ in range(2):
        case.provider.delete_call(sid)
    assert (case.provider.find_call(sid) is None) is not case.keeps_calls
    assert case.provider.fetch_recording(recording) is None
    case.provider.delete_call(case.unknown)


def test_a_call_in_progress_is_not_deleted(case: Case) -> None:
    sid = case.ring_in()
    with pytest.raises(ProviderTrouble):
        case.provider.delete_call(sid)
    assert case.provider.find_call(sid) is not None
