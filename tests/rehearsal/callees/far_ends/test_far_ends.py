"""The dial-ins of videoconferences hear keys when they listen, and let in, hold, refuse and hang up as platforms do."""

import pytest

from dialin.rehearsal import Callee
from dialin.rehearsal.callees import Meeting, far_end, slower
from dialin.rehearsal.callees.far_ends import HABITS
from dialin.rehearsal.callees.far_ends.sayings import SAYINGS
from dialin.rules.bridging.platforms import PLATFORMS
from tests.every import every
from tests.rehearsal.callees.far_ends.dialling import dial_in, said

DE = SAYINGS["de"]
CODE, WRONG = {7: "84012#"}, {7: "84013#"}


def meeting(**given: object) -> Meeting:
    return Meeting("84012", **given)  # type: ignore[arg-type]


def steps_of(platform: str) -> dict[float, str]:
    """Its code, the step of its participants where it has one, and the passcode."""
    asks = HABITS[platform].asks_participant
    return {7: "84012#", 16: "#", 24: "99#"} if asks else {7: "84012#", 16: "99#"}


def test_there_is_a_dial_in_of_each_platform():
    assert HABITS.keys() == PLATFORMS.keys()


@every("platform", PLATFORMS)
def test_who_keys_what_a_dial_in_asks_for_is_in(platform):
    room = meeting(passcode="99")
    company, leg = dial_in(far_end(platform, room), steps_of(platform))
    company.elapse(60)
    assert [one.call_sid for one in room.participants] == [leg.sid]
    assert leg.is_admitted
    assert DE.welcome in said(leg)
    leg.hang_up()
    assert room.participants == []


@every("platform", PLATFORMS)
def test_a_wrong_code_is_refused_as_often_as_it_is_asked_for(platform):
    company, leg = dial_in(far_end(platform, meeting()), WRONG)
    company.elapse(160)
    assert leg.is_over
    assert not leg.is_admitted
    assert said(leg).count(DE.refusal) == HABITS[platform].tries


@every("platform", PLATFORMS)
def test_without_its_host_it_holds_or_hangs_up(platform):
    room = meeting(has_host=False)
    company, leg = dial_in(far_end(platform, room), {7: "84012#", 16: "#"})
    company.elapse(120)
    assert not leg.is_admitted
    assert leg.is_over == (HABITS[platform].before_host != "holds")
    room.host_comes()
    company.elapse(5)
    assert leg.is_admitted == (not leg.is_over)


def test_keys_before_it_listens_are_lost_or_kept_as_the_platform_does():
    for platform, is_in in (("zoom", False), ("bigbluebutton", True), ("jitsi-admin", False)):
        company, leg = dial_in(far_end(platform, meeting()), {1: "84012#", 12: "#"})
        company.elapse(60)
        assert leg.is_admitted is is_in, platform


def test_a_dial_in_that_listens_while_it_speaks_hears_a_key_that_another_misses():
    for platform, is_in in (("teams", True), ("jitsi-admin", False)):
        company, leg = dial_in(far_end(platform, meeting()), {4: "84012#"})
        company.elapse(40)
        assert leg.is_admitted is is_in, platform


def test_the_star_leads_past_the_participants_number():
    company, leg = dial_in(far_end("zoom", meeting(passcode="99")), {7: "84012#", 12: "*99#"})
    company.elapse(40)
    assert leg.is_admitted


def test_silence_leads_past_the_participants_number():
    company, leg = dial_in(far_end("zoom", meeting(passcode="99")), {7: "84012#", 21: "99#"})
    company.elapse(40)
    assert leg.is_admitted


def test_a_slower_dial_in_misses_keys_that_come_too_early():
    for keys, is_in in (({7: "84012#"}, False), ({16: "84012#"}, True)):
        company, leg = dial_in(slower(far_end("teams", meeting()), 8), keys)
        company.elapse(30)
        assert leg.is_admitted is is_in


def test_a_lobby_holds_until_somebody_admits_or_drops_at_once():
    room = meeting(has_lobby=True)
    company, leg = dial_in(far_end("teams", room), CODE)
    company.elapse(60)
    assert (leg.is_admitted, room.in_lobby, room.participants) == (False, [leg], [])
    room.admit_all()
    assert (leg.is_admitted, room.in_lobby) == (True, [])
    company, leg = dial_in(far_end("jitsi", meeting(has_lobby=True)), CODE)
    company.elapse(20)
    assert leg.is_over


def test_a_locked_meeting_turns_away_who_comes_and_keeps_who_is_in():
    room = meeting()
    company, leg = dial_in(far_end("webex", room), CODE | {14: "#"})
    company.elapse(30)
    room.is_locked = True
    assert leg.is_admitted
    company, late = dial_in(far_end("webex", room), CODE | {14: "#"})
    company.elapse(30)
    assert DE.locked in said(late)
    assert (late.is_over, leg.is_over) == (True, False)


def test_the_host_ends_it_for_everybody():
    room = meeting()
    company, leg = dial_in(far_end("zoom", room), CODE | {14: "#"})
    company.elapse(30)
    room.host_ends()
    company.elapse(5)
    assert leg.is_over
    assert leg.ended_because == "the videoconference: its host has ended it"
    assert (room.participants, DE.ended in said(leg)) == ([], True)


def test_who_is_alone_hears_so_and_words_may_be_english():
    company, leg = dial_in(far_end("bigbluebutton", meeting(guests=0), language="en"), CODE)
    company.elapse(30)
    assert SAYINGS["en"].alone in said(leg)


def test_only_a_far_end_can_be_slower():
    with pytest.raises(AssertionError):
        slower(Callee(), 1)
