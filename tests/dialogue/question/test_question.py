"""A question by voice: recorded only after 1, kept only after 1, and back to where the caller was."""

from dialin.dialogue.turn import CallOffice, JoinRoom, Listen, RecordVoice
from dialin.dialogue.words.event import InRoom
from dialin.dialogue.words.heard import Keys, Recorded, Silence
from dialin.dialogue.words.help import Person, TroubleMet
from dialin.dialogue.words.question import (
    CountQuestions,
    NameAllowed,
    QuestionArriving,
    QuestionConsent,
    QuestionDeclined,
    QuestionLost,
    QuestionName,
    QuestionRecording,
    QuestionReview,
    QuestionsCounted,
)
from dialin.dialogue.words.recording import (
    ConsentGiven,
    LookAtRecording,
    RecordingAwaited,
    RecordingDiscarded,
    RecordingKept,
    RecordingLost,
    RecordingMade,
    RecordingReady,
)
from dialin.dialogue.words.seat import Lobby
from dialin.rules.retention import USUAL
from tests.dialogue.scenes import LIVE, LOBBY_TIME, after, ear, said

ASKED = QuestionConsent(back=InRoom())
SPEAKING = QuestionRecording(back=InRoom())
REVIEW = QuestionReview(back=InRoom(), sid="RE1")
NAME = QuestionName(back=InRoom(), sid="RE1")
SPOKEN = Recorded("RE1", 24)


def test_before_anything_is_recorded_the_house_counts_and_the_caller_hears_what_happens_with_it() -> None:
    assert after(ASKED, Keys("#")).then == CountQuestions()
    turn = after(ASKED, QuestionsCounted(2))
    assert said(turn) == ["q.inside", "q.consent"]
    assert turn.says[1].values == {"voice_days": USUAL.voices}  # type: ignore[union-attr]
    assert said(after(QuestionConsent(back=Lobby()), QuestionsCounted(2), at=LOBBY_TIME)) == ["q.consent"]


def test_whatever_is_not_a_1_is_a_no() -> None:
    for heard in [Silence(), *(Keys(key) for key in "23456789*")]:
        turn = after(ASKED, heard)
        assert said(turn) == ["q.declined"]
        assert turn.tells == ()
        assert turn.state == QuestionDeclined(back=InRoom())
        assert after(turn.state, Silence()).then == JoinRoom()


def test_a_1_is_written_down_with_its_text_before_the_tone() -> None:
    turn = after(ASKED, Keys("1"))
    assert turn.tells == (ConsentGiven("q.consent"),)
    assert said(turn) == ["q.record"]
    assert turn.then == RecordVoice(longest=90)


def test_whoever_has_handed_in_three_is_told_so_and_led_back() -> None:
    turn = after(ASKED, QuestionsCounted(3))
    assert said(turn) == ["q.enough"]
    assert after(turn.state, Silence()).then == JoinRoom()
    assert after(turn.state, Keys("0")).then == CallOffice(LIVE.office or "")


def test_what_was_spoken_is_looked_for_and_then_played() -> None:
    turn = after(SPEAKING, SPOKEN)
    assert turn.tells == (RecordingMade("RE1", 24),)
    assert turn.then == LookAtRecording("RE1")
    played = after(turn.state, RecordingReady())
    assert [(one.key, one.values) for one in played.says] == [("q.review", {"recording": "RE1"})]  # type: ignore[union-attr]


def test_a_recording_that_is_not_there_yet_is_looked_for_a_few_times_and_then_played_all_the_same() -> None:
    turn = after(QuestionArriving(back=InRoom(), sid="RE1"), RecordingAwaited())
    for _ in range(4):
        assert ear(turn).music == 2
        turn = after(turn.state, Silence(), RecordingAwaited())
    assert said(turn) == ["q.review"]


def test_a_recording_that_the_provider_has_lost_is_offered_anew() -> None:
    turn = after(QuestionArriving(back=InRoom(), sid="RE1"), RecordingLost())
    assert said(turn) == ["q.failed"]
    assert turn.tells == (RecordingDiscarded("RE1"),)
    assert isinstance(after(turn.state, Keys("1")).then, RecordVoice)
    assert said(after(turn.state, Silence())) == ["q.not_kept"]


def test_less_than_two_seconds_of_speech_are_tried_again() -> None:
    for short in [Recorded("RE1", 5), Recorded("RE1", 1, key="#"), Recorded("RE1", 0)]:
        turn = after(SPEAKING, short)
        assert said(turn) == ["q.short"]
        assert isinstance(turn.then, RecordVoice)
        assert turn.tells[:2] == (RecordingMade("RE1", short.seconds), RecordingDiscarded("RE1"))


def test_the_third_time_that_nothing_is_heard_a_person_is_offered() -> None:
    second = after(SPEAKING, Recorded("RE1", 4), Recorded("RE2", 4))
    assert TroubleMet("QuestionRecording") in second.tells
    third = after(second.state, Recorded("RE3", 4))
    assert said(third) == ["q.failed"]
    assert after(third.state, Keys("0")).state == Person(back=QuestionLost(back=InRoom()))


def test_zero_while_speaking_reaches_a_person_and_keeps_nothing() -> None:
    turn = after(SPEAKING, Recorded("RE1", 30, key="0"))
    assert turn.then == CallOffice(LIVE.office or "")
    assert RecordingDiscarded("RE1") in turn.tells


def test_whoever_hangs_up_while_speaking_has_handed_in_nothing() -> None:
    turn = after(SPEAKING, Recorded("RE1", 30, hung_up=True))
    assert turn.tells == (RecordingMade("RE1", 30), RecordingDiscarded("RE1"))


def test_1_keeps_2_records_again_and_9_deletes() -> None:
    kept, again, deleted = (after(REVIEW, Keys(key)) for key in "129")
    assert (said(kept), kept.tells) == (["q.name"], (RecordingKept("RE1"),))
    assert (said(again), again.tells) == (["q.record"], (RecordingDiscarded("RE1"),))
    assert (said(deleted), deleted.tells) == (["q.deleted"], (RecordingDiscarded("RE1"),))
    assert deleted.then == JoinRoom()


def test_silence_after_listening_keeps_nothing_in_the_end_and_says_so() -> None:
    again = after(REVIEW, Silence())
    assert said(again) == ["q.review"]
    offered = after(again.state, Silence())
    assert said(offered) == ["q.undecided"]
    assert offered.tells == (TroubleMet("QuestionReview"),)
    given_up = after(offered.state, Silence())
    assert said(given_up) == ["q.not_kept"]
    assert given_up.tells == (RecordingDiscarded("RE1"),)


def test_stray_keys_while_listening_say_and_do_nothing() -> None:
    for key in "345678*":
        turn = after(REVIEW, Keys(key))
        assert (turn.state, said(turn), turn.tells) == (REVIEW, [], ())
        assert isinstance(turn.then, Listen)


def test_the_name_is_read_out_only_after_a_1() -> None:
    with_name, without = after(NAME, Keys("1")), after(NAME, Keys("2"))
    assert (said(with_name), with_name.tells) == (["q.saved"], (NameAllowed("RE1"),))
    assert (said(without), without.tells) == (["q.saved"], ())
    assert said(after(NAME, Silence())) == ["q.name"]
    assert (said(after(NAME, Silence(), Silence()))) == ["q.saved"]


def test_after_the_question_the_caller_is_back_in_the_lobby() -> None:
    turn = after(QuestionName(back=Lobby(), sid="RE1"), Keys("2"), at=LOBBY_TIME)
    assert turn.state == Lobby()
    assert isinstance(turn.then, Listen)
