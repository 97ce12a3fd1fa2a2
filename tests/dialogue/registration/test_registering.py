"""Registering by telephone: each answer leads on, what is known is not asked, and only a 1 is a consent."""

from dataclasses import replace

import pytest

from dialin.dialogue.exchange import Input
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import CallOffice, RecordVoice
from dialin.dialogue.words.drafts import Draft
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Keys, Recorded, Resumed, Silence
from dialin.dialogue.words.help import CallBackOffer, NumberEntry, NumberRead, Person
from dialin.dialogue.words.line import EventChoice, EventChosen
from dialin.dialogue.words.pin import PinReady
from dialin.dialogue.words.question import QuestionConsent
from dialin.dialogue.words.recording import (
    ConsentGiven,
    DetailDiscarded,
    DetailRecorded,
    LookAtRecording,
    RecordingAwaited,
    RecordingLost,
    RecordingReady,
)
from dialin.dialogue.words.registration import (
    DetailReview,
    LineFull,
    PrivacyNotice,
    QuestionOffer,
    RegisterCaller,
    Registering,
    RegistrationClosed,
    RegistrationDone,
    RegistrationStart,
    SpokenDetail,
    StartCallWished,
    TwinQuestion,
    VoiceConsent,
    WaitingOffer,
)
from dialin.dialogue.words.registration_outcomes import CallerRefused, CallerRegistered, NoMoreFromLine, NoSeatFree
from dialin.dialogue.words.state import State
from tests.dialogue.scenes import CALLER, THE_DAY_BEFORE, after, event, said
from tests.every import every

DRAFT, OTHER = Draft(name="RE1"), Draft(for_other=True)
WITHHELD = replace(THE_DAY_BEFORE, caller=None)
OPEN = replace(THE_DAY_BEFORE, event=replace(event(), number="+493023125000"))
CLOSED = replace(THE_DAY_BEFORE, event=replace(event(), takes_registrations=False), office_is_open=False)


@pytest.mark.parametrize(
    ("state", "heard", "then"),
    [
        (TwinQuestion(), Keys("1"), RegistrationStart()),
        (TwinQuestion(), Keys("2"), Goodbye()),
        (TwinQuestion(position=3), Keys("1"), WaitingOffer(Draft(), position=3)),
        (RegistrationStart(), Keys("1"), PrivacyNotice()),
        (RegistrationStart(), Keys("2"), PrivacyNotice(OTHER)),
        (PrivacyNotice(OTHER), Keys("1"), VoiceConsent(OTHER)),
        (VoiceConsent(OTHER), Keys("1"), SpokenDetail(OTHER)),
        (PrivacyNotice(), Keys("1"), VoiceConsent()),
        (PrivacyNotice(), Keys("2"), PrivacyNotice(more=True)),
        (PrivacyNotice(more=True), Keys("1"), VoiceConsent()),
        (VoiceConsent(), Keys("1"), SpokenDetail(Draft())),
        (QuestionOffer(DRAFT), Keys("1"), QuestionConsent(back=PinReady(DRAFT))),
        (QuestionOffer(DRAFT), Keys("2"), PinReady(DRAFT)),
    ],
    ids=repr,
)
def test_each_answer_leads_on(state: State, heard: Input, then: State) -> None:
    assert after(state, heard, at=OPEN).state == then


def test_a_line_that_is_full_is_told_so_and_led_to_a_person_by_zero_or_by_silence() -> None:
    turn = after(EventChoice(), NoMoreFromLine(4), at=OPEN)
    assert turn.state == LineFull(4)
    assert [(one.key, one.values) for one in turn.says] == [("reg.line_full", {"count": 4, "title": "Digitaltag"})]
    assert said(after(LineFull(4), Silence(), at=OPEN)) == ["menu.no_key", "reg.line_full"]
    for heard in [(Keys("0"),), (Silence(), Silence()), (Keys("1"), Keys("1"), Keys("1"))]:
        assert isinstance(after(LineFull(4), *heard, at=OPEN).then, CallOffice)


def test_a_full_line_is_offered_a_call_back_where_nobody_is_there() -> None:
    turn = after(LineFull(4), Keys("0"), at=replace(OPEN, office_is_open=False, hours="Mo-Fr 08:00-18:00"))
    assert turn.state == CallBackOffer(back=LineFull(4), closed=True)


def test_a_line_that_became_full_while_the_caller_registered_keeps_no_voice() -> None:
    turn = after(Registering(DRAFT), NoMoreFromLine(4), at=OPEN)
    assert (turn.state, turn.tells) == (LineFull(4), (DetailDiscarded("RE1"),))


def test_only_one_is_a_consent_and_silence_leads_to_a_person() -> None:
    for heard in [Silence(), Keys("2"), Keys("9"), Keys("#"), Keys("*")]:
        turn = after(VoiceConsent(), heard, at=OPEN)
        assert not isinstance(turn.then, RecordVoice)
        assert ConsentGiven("reg.rec_consent") not in turn.tells
        assert isinstance(turn.then, CallOffice) == (heard == Silence())


def test_the_consent_is_told_before_the_first_sound() -> None:
    turn = after(VoiceConsent(), Keys("1"), at=OPEN)
    assert turn.tells == (ConsentGiven("reg.rec_consent"),)
    assert isinstance(turn.then, RecordVoice)


def test_a_name_is_played_back_when_it_can_be_and_kept_by_one() -> None:
    spoken = after(SpokenDetail(Draft()), Recorded("RE1", 9), at=OPEN)
    assert spoken.tells == (DetailRecorded("RE1", 9),)
    assert spoken.then == LookAtRecording("RE1")
    awaited = after(spoken.state, RecordingAwaited(), at=OPEN)
    assert said(awaited) == []
    assert after(awaited.state, Keys("1"), at=OPEN).then == LookAtRecording("RE1")  # nobody keeps what was not heard
    played = after(awaited.state, RecordingReady(), at=OPEN)
    assert [(one.key, one.values) for one in played.says] == [("reg.name_review", {"recording": "RE1"})]
    kept = after(played.state, Keys("1"), at=OPEN)
    assert (said(kept), kept.state) == (["reg.number_noted"], Registering(replace(DRAFT, phone=CALLER)))
    again = after(played.state, Keys("2"), at=OPEN)
    assert (again.state, again.tells) == (SpokenDetail(Draft()), (DetailDiscarded("RE1"),))


def test_a_lost_recording_is_asked_for_again() -> None:
    turn = after(DetailReview(Draft(), "RE1"), RecordingLost(), at=OPEN)
    assert (said(turn), turn.tells) == (["q.short"], (DetailDiscarded("RE1"),))


def test_who_is_not_heard_three_times_reaches_a_person() -> None:
    for nothing in [Recorded("RE1", 4), Recorded("RE1", 0, key="#"), Silence()]:
        turn = after(SpokenDetail(Draft()), nothing, at=OPEN)
        assert said(turn) == ["q.short"]
        turn = after(turn.state, nothing, nothing, at=OPEN)
        assert isinstance(turn.then, CallOffice)


def test_zero_while_speaking_reaches_a_person_and_keeps_nothing() -> None:
    turn = after(SpokenDetail(Draft()), Recorded("RE1", 6, key="0"), at=OPEN)
    assert isinstance(turn.then, CallOffice)
    assert DetailDiscarded("RE1") in turn.tells


def test_a_withheld_number_is_fine_and_asked_for() -> None:
    turn = after(DetailReview(Draft(), "RE1", looks=4), Keys("1"), at=WITHHELD)
    assert said(turn) == ["reg.number_withheld", "reg.number_ask"]


def test_whoever_registers_somebody_else_is_asked_for_that_name_and_number() -> None:
    name = after(VoiceConsent(OTHER), Keys("1"), at=OPEN)
    assert said(name) == ["reg.name_other"]
    for scene, words in ((OPEN, "reg.number_other_shown"), (WITHHELD, "reg.number_other")):
        number = after(DetailReview(OTHER, "RE1", looks=4), Keys("1"), at=scene)
        assert (said(number), number.state) == ([words], NumberEntry(draft=replace(OTHER, name="RE1")))
    kept = after(number.state, Keys("03023125011"), Keys("1"), at=OPEN)
    assert kept.state == Registering(replace(OTHER, name="RE1", phone="+493023125011"))
    assert after(number.state, Keys("#"), at=OPEN).then == RegisterCaller(replace(OTHER, name="RE1"))


def test_a_one_alone_is_the_line_of_the_call_and_then_it_is_said_whom_to_ask_for() -> None:
    number = NumberEntry(draft=replace(OTHER, name="RE1"))
    ours = replace(OTHER, name="RE1", phone=CALLER)
    contact = after(number, Keys("1"), at=OPEN)
    assert (said(contact), contact.state) == (
        ["reg.number_noted", "reg.name_contact"],
        SpokenDetail(ours, of_contact=True),
    )
    spoken = after(contact.state, Recorded("RE2", 9), at=OPEN)
    assert spoken.tells == (DetailRecorded("RE2", 9, "contact"),)
    played = after(spoken.state, RecordingReady(), at=OPEN)
    assert said(played) == ["reg.name_review"]
    assert after(played.state, Keys("1"), at=OPEN).then == RegisterCaller(replace(ours, contact="RE2"))
    again = after(played.state, Keys("2"), at=OPEN)
    assert (said(again), again.tells) == (["reg.name_contact"], (DetailDiscarded("RE2"),))


def test_a_one_alone_is_no_number_of_a_line_that_is_not_shown_or_not_for_somebody_else() -> None:
    for draft, scene in ((replace(OTHER, name="RE1"), WITHHELD), (DRAFT, OPEN)):
        assert said(after(NumberEntry(draft=draft), Keys("1"), at=scene)) == ["reg.number_unfit"]


def test_whatever_was_spoken_is_thrown_away_with_a_registration_that_does_not_come_about() -> None:
    both = replace(OTHER, name="RE1", contact="RE2", phone=CALLER)
    for outcome in (NoMoreFromLine(4), CallerRefused()):
        tells = after(Registering(both), outcome, at=OPEN).tells
        assert tells[:2] == (DetailDiscarded("RE1"), DetailDiscarded("RE2"))


def test_which_event_it_is_and_whether_it_is_full_is_said_before_anything_is_asked() -> None:
    free = after(EventChoice(), EventChosen(), at=OPEN)
    full = after(EventChoice(), EventChosen(position=3), at=OPEN)
    twin = after(EventChoice(), EventChosen(has_twin=True, position=3), Keys("1"), at=OPEN)
    assert [said(turn) for turn in (free, full, twin)] == [["reg.start"], ["reg.full"], ["reg.full"]]
    for turn in (free, full, twin):
        assert turn.says[0].values.items() >= {"title": "Digitaltag", "starts": event().starts}.items()  # type: ignore[union-attr]
    willing = after(full.state, Keys("1"), at=OPEN)
    assert said(willing) == ["reg.start_waiting"]
    assert willing.state == RegistrationStart(Draft(accepts_waiting=True))
    declined = after(full.state, Keys("2"), at=OPEN)
    assert (said(declined), declined.tells) == (["reg.wait_declined", "bye.normal"], ())


def test_silence_at_the_notice_is_asked_once_and_then_led_to_a_person() -> None:
    turn = after(PrivacyNotice(), Silence(), at=OPEN)
    assert said(turn) == ["menu.no_key", "reg.privacy"]
    turn = after(turn.state, Silence(), at=OPEN)
    assert (said(turn), isinstance(turn.then, CallOffice)) == (["help.soon"], True)


def test_a_local_number_is_completed_and_read_back() -> None:
    turn = after(NumberEntry(draft=DRAFT), Keys("23125011"), at=OPEN)
    values = {"area_code": "030", "number": "+493023125011"}
    assert [(one.key, one.values) for one in turn.says] == [("reg.number_local", values)]
    assert after(turn.state, Keys("2"), at=OPEN).state == NumberEntry(draft=DRAFT)
    assert after(turn.state, Keys("1"), at=OPEN).state == Registering(replace(DRAFT, phone="+493023125011"))


def test_a_whole_number_is_read_as_it_was_meant() -> None:
    for keyed in ["03023125011", "03023125011#", "0302*03023125011", "004930 23125011".replace(" ", "")]:
        assert after(NumberEntry(draft=DRAFT), Keys(keyed), at=OPEN).state == NumberRead("+493023125011", draft=DRAFT)


def test_hash_alone_goes_on_without_a_number() -> None:
    turn = after(NumberEntry(draft=DRAFT), Keys("#"), at=OPEN)
    assert turn.then == RegisterCaller(DRAFT)


def test_what_cannot_be_called_is_said_kindly_and_the_third_time_a_person_helps() -> None:
    for keyed in ["110", "0900123456", "12", "0137123456"]:
        turn = after(NumberEntry(draft=DRAFT), Keys(keyed), at=OPEN)
        assert [(one.key, one.values) for one in turn.says] == [("reg.number_unfit", {"digits": keyed})]
        assert isinstance(after(turn.state, Keys(keyed), Keys(keyed), at=OPEN).then, CallOffice)


def test_two_silences_at_the_number_lead_to_a_person_who_leads_back() -> None:
    turn = after(NumberEntry(draft=DRAFT), Silence(), Silence(), at=OPEN)
    assert turn.state == Person(back=NumberEntry(draft=DRAFT, helped=True))


def test_a_seat_is_told_and_the_waiting_list_only_after_one() -> None:
    seated = after(Registering(DRAFT), CallerRegistered(), at=OPEN)
    assert (said(seated), seated.state) == (["reg.seat_ok", "reg.question_offer"], QuestionOffer(DRAFT))
    full = after(Registering(DRAFT), NoSeatFree(3), at=OPEN)
    assert (said(full), full.state) == (["reg.waitlist"], WaitingOffer(DRAFT, 3))
    assert after(full.state, Keys("1"), at=OPEN).then == RegisterCaller(replace(DRAFT, accepts_waiting=True))
    declined = after(full.state, Keys("2"), at=OPEN)
    assert (said(declined)[0], declined.tells) == ("reg.wait_declined", (DetailDiscarded("RE1"),))
    waiting = after(Registering(DRAFT), CallerRegistered(position=3), at=OPEN)
    assert said(waiting)[0] == "reg.waitlisted"
    assert waiting.state == QuestionOffer(replace(DRAFT, is_waiting=True))


def test_a_refusal_is_the_deadline_or_a_person() -> None:
    assert after(Registering(DRAFT), CallerRefused(), at=CLOSED).state == RegistrationClosed()
    assert isinstance(after(Registering(DRAFT), CallerRefused(), at=OPEN).then, CallOffice)


def test_after_the_deadline_the_offices_hours_are_said_where_nobody_is_there() -> None:
    assert said(after(RegistrationStart(), Silence(), at=CLOSED))[-1] == "reg.closed"
    there = replace(CLOSED, office_is_open=True)
    assert said(after(TwinQuestion(), Keys("1"), at=there)) == ["reg.deadline"]


def test_the_pin_is_read_and_nobody_is_promised_a_letter() -> None:
    assert said(after(QuestionOffer(DRAFT), Keys("2"), at=OPEN)) == ["reg.pin_now"]


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (DRAFT, ["reg.done"]),
        (replace(DRAFT, is_waiting=True), ["reg.noted", "wait.call_us", "reg.done_waiting"]),
    ],
)
def test_the_end_says_what_comes_next_and_hash_repeats_it(draft: Draft, words: list[str]) -> None:
    again = after(RegistrationDone(draft), Keys("#"), at=OPEN)
    assert said(again) == words
    assert said(after(again.state, Silence(), at=OPEN)) == ["bye.normal"]


CALLING = replace(OPEN, calls_out=True)


@every(
    ("draft", "suffix"),
    [
        (replace(DRAFT, phone=CALLER), ""),
        (replace(DRAFT, for_other=True, contact="RE2", phone=CALLER), ""),
        (replace(DRAFT, for_other=True, phone="+493023125078"), "_other"),
    ],
)
def test_a_call_at_the_start_is_promised_to_whoever_gets_it(draft: Draft, suffix: str) -> None:
    offered = after(RegistrationDone(draft), Resumed(), at=CALLING)
    assert said(offered) == ["reg.done", f"reg.start_call{suffix}"]
    promised = after(RegistrationDone(draft), Keys("1"), at=CALLING)
    assert (said(promised), promised.tells) == ([f"reg.done_called{suffix}"], (StartCallWished(),))
    once_too_often = after(RegistrationDone(draft), Keys("1"), at=replace(CALLING, is_hasty=True))
    assert (said(once_too_often), once_too_often.tells) == (said(offered), ())


@every(
    ("draft", "scene"),
    [
        (replace(DRAFT, phone=CALLER), OPEN),
        (replace(DRAFT, phone=CALLER), replace(CALLING, event=event())),
        (replace(DRAFT, phone=CALLER, is_waiting=True), CALLING),
        (replace(DRAFT, phone="+499001234567"), CALLING),
        (DRAFT, CALLING),
    ],
)
def test_no_call_at_the_start_is_promised_that_nobody_would_make(draft: Draft, scene: Scene) -> None:
    turn = after(RegistrationDone(draft), Keys("1"), at=scene)
    assert turn.tells == ()
    assert not [key for key in said(turn) if key.startswith(("reg.start_call", "reg.done_called"))]


@pytest.mark.parametrize("scene", [OPEN, replace(OPEN, office=None, dialled="+493023125000")], ids=["office", "none"])
def test_the_privacy_notice_always_names_a_number(scene: Scene) -> None:
    (words,) = after(PrivacyNotice(), Keys("2"), at=scene).says
    assert str(words.values["privacy_office"]).startswith("+49")  # type: ignore[union-attr]
