"""A BigBlueButton server says how a meeting is reached by telephone and who is in it, or why nothing is known."""

from datetime import UTC, datetime

import pytest

from dialin.conferences.bigbluebutton import BigBlueButton, base_of
from dialin.conferences.http import MOST_BYTES
from dialin.conferences.promise import ConferenceTrouble, Reason, Seen
from tests.conferences.stand_in import SECRET, Attendee, Meeting, StandIn, standing_in
from tests.every import every

IN_BROWSERS = [Attendee("w_1", "Frau Adler", "MODERATOR"), Attendee("w_2", "Herr Böll")]
OURS = Attendee("v_3", "+493023125000", "DIAL-IN-USER", "DIAL-IN")


def reason_of(server: StandIn, **changes: object) -> Reason:
    with pytest.raises(ConferenceTrouble) as caught:
        BigBlueButton().look(server.event(**changes))
    assert SECRET not in str(caught.value)
    assert server.address not in str(caught.value)
    return caught.value.reason


def test_number_code_people_and_our_own_line_are_told():
    with standing_in(meetings=[Meeting("rat-2026", attendees=[*IN_BROWSERS, OURS])]) as server:
        assert BigBlueButton().look(server.event()) == Seen(
            numbers=("+493023125444",),
            code="71234",
            is_running=True,
            participants=3,
            telephones=1,
            has_our_leg=True,
            made_at=datetime(2026, 6, 19, 16, tzinfo=UTC),
        )
        assert [path.split("?")[0] for path in server.asked] == ["/bigbluebutton/api/getMeetingInfo"]
        assert SECRET not in "".join(server.asked)


@every("hashes", [("sha256",), ("sha512",), ("sha384",), ("sha1",)])
def test_whichever_hash_the_server_takes_is_found(hashes):
    with standing_in(meetings=[Meeting("Rat & Bürger, 2026")], hashes=hashes) as server:
        assert BigBlueButton().look(server.event(meeting="Rat & Bürger, 2026")).code == "71234"


def test_a_meeting_is_found_by_its_name_where_nobody_knows_its_id():
    meetings = [Meeting("gl-1", "Rat", code="11111"), Meeting("gl-2", "Digitaltag", code="22222"),
                Meeting("gl-3", "digitaltag", code="33333", is_breakout=True)]  # fmt: skip
    with standing_in(meetings=meetings) as server:
        assert BigBlueButton().look(server.event(meeting=" digitaltag ")).code == "22222"
        server.meetings[0].name = "Digitaltag"
        assert reason_of(server, meeting="Digitaltag") is Reason.AMBIGUOUS


def test_a_meeting_that_is_made_anew_has_another_code():
    with standing_in(meetings=[Meeting("rat-2026")]) as server:
        before = BigBlueButton().look(server.event())
        server.meetings = []
        assert reason_of(server) is Reason.UNKNOWN
        server.meetings = [Meeting("rat-2026", code="99887", made_at=1_781_888_400_000)]
        after = BigBlueButton().look(server.event())
        assert (before.code, after.code) == ("71234", "99887")
        assert before.made_at != after.made_at


@every(
    ("attendees", "telephones", "has_our_leg"),
    [
        (IN_BROWSERS, 0, False),
        ([Attendee("v_1", "xxx-xxx-5000")], 1, True),
        ([Attendee("v_1", "xxx-xxx-1234")], 1, False),
        ([Attendee("w_1", "030 23125000", client="DIAL-IN")], 1, True),
        ([Attendee("w_1", "Telefon 1", client="dial-in-user")], 1, None),
        ([Attendee("w_1", "030 23125000")], 0, False),
        ([Attendee("v_1", "Unbekannt"), OURS], 2, True),
    ],
)
def test_who_listens_by_telephone_is_told_from_browsers(attendees, telephones, has_our_leg):
    with standing_in(meetings=[Meeting("rat-2026", attendees=attendees)]) as server:
        seen = BigBlueButton().look(server.event())
    assert (seen.telephones, seen.has_our_leg) == (telephones, has_our_leg)


@every(
    ("number", "numbers"),
    [
        ("613-555-1234", ()), ("+1 613-555-1234", ()), ("default 613-555-1234", ()), ("", ()), ("siehe Webseite", ()),
        ("030 23125444", ("+493023125444",)), ("+49 (0)30 23125444", ("+493023125444",)),
        ("+1 212 555 0123 / +49 30 23125444", ("+493023125444", "+12125550123")),
    ],
)  # fmt: skip
def test_a_number_is_told_only_where_somebody_has_written_one(number, numbers):
    with standing_in(meetings=[Meeting("rat-2026", number=number)]) as server:
        assert BigBlueButton().look(server.event()).numbers == numbers


BOMB = b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><response><returncode>&b;</returncode></response>'
GOOD = b"<response><returncode>SUCCESS</returncode></response>"
FAR = b'<!DOCTYPE r SYSTEM "http://evil.example/x"><response><returncode>SUCCESS</returncode></response>'


@every(
    ("answer", "reason"),
    [
        ((200, {}, b""), Reason.NONSENSE),
        ((200, {}, b"<html>Welcome</html>"), Reason.NONSENSE),
        ((200, {}, b"{}"), Reason.NONSENSE),
        ((200, {}, BOMB), Reason.NONSENSE),
        ((200, {}, FAR), Reason.NONSENSE),
        ((200, {}, b"<a>" * 200_000), Reason.NONSENSE),
        ((200, {}, b"<?xml version='1.0' encoding='unheard-of'?><response/>"), Reason.NONSENSE),
        ((200, {}, b"<response><returncode>FAILED</returncode></response>"), Reason.NONSENSE),
        ((200, {"Content-Encoding": "gzip"}, GOOD), Reason.NONSENSE),
        ((200, {}, GOOD + b" " * MOST_BYTES), Reason.NONSENSE),
        ((200, {"Content-Length": "9999"}, b"<response>"), Reason.UNREACHABLE),
        ((301, {"Location": "https://elsewhere.example/"}, b""), Reason.MOVED),
        ((307, {"Location": "/there"}, b""), Reason.MOVED),
        ((401, {}, b""), Reason.REFUSED),
        ((404, {}, b""), Reason.NONSENSE),
        ((502, {}, b""), Reason.UNREACHABLE),
    ],
)
def test_whatever_is_no_answer_has_its_reason(answer, reason):
    with standing_in(instead=answer) as server:
        assert reason_of(server) is reason
        assert all(path.startswith("/bigbluebutton/api/getMeetingInfo?") for path in server.asked)


def test_a_wrong_secret_and_a_meeting_that_nobody_knows_are_told_apart():
    with standing_in(meetings=[Meeting("rat-2026")]) as server:
        assert reason_of(server, bridge_secret="falsch") is Reason.REFUSED
        assert reason_of(server, meeting="anderes") is Reason.UNKNOWN


@every("holds", ["before", "within"])
def test_a_server_that_does_not_go_on_is_not_waited_for(holds):
    with standing_in(meetings=[Meeting("rat-2026")], holds=holds) as server:
        with pytest.raises(ConferenceTrouble) as caught:
            BigBlueButton(time_outs=(0.5, 0.1)).look(server.event())
        assert caught.value.reason is Reason.SLOW


def test_a_server_that_is_not_there_cannot_be_reached():
    with standing_in() as server:
        event = server.event()
    with pytest.raises(ConferenceTrouble) as caught:
        BigBlueButton().look(event)
    assert caught.value.reason is Reason.UNREACHABLE


@every(
    ("api", "base"),
    [
        ("https://bbb.example.org", "https://bbb.example.org/bigbluebutton/api"),
        ("https://bbb.example.org/bigbluebutton/", "https://bbb.example.org/bigbluebutton/api"),
        ("https://bbb.example.org/bigbluebutton/api", "https://bbb.example.org/bigbluebutton/api"),
        ("https://lite.example.org/b/api/", "https://lite.example.org/b/api"),
    ],
)
def test_the_calls_are_found_from_whatever_address_the_server_shows(api, base):
    assert base_of(api) == base
