"""The services beside a Jitsi say which digits lead to a room, and by which numbers."""

import pytest

from dialin.conferences.jitsi import Jitsi, base_of
from dialin.conferences.promise import ConferenceTrouble, Reason, Seen
from tests.conferences.stand_in import StandIn, standing_in
from tests.every import every

ROOM = "rat@conference.meet.example.org"
LISTED = [
    {"countryCode": "US", "tollFree": False, "formattedNumber": "+1.512.647.1431"},
    {"countryCode": "DE", "tollFree": True, "formattedNumber": "+49 800 7234535"},
    {"countryCode": "DE", "tollFree": False, "formattedNumber": "+49.30.23125444"},
]
BY_COUNTRY = {
    "message": "Dial-in",
    "numbersEnabled": True,
    "numbers": {"US": ["+1.512.647.1431"], "DE": ["+49.30.23125444"]},
}


def look(server: StandIn, **changes: object) -> Seen:
    return Jitsi().look(server.event("jitsi", ROOM, **changes))


@every("listed", [LISTED, BY_COUNTRY, BY_COUNTRY["numbers"], {"numbers": LISTED}])
def test_both_shapes_of_the_list_are_read_and_the_number_at_home_comes_first(listed):
    with standing_in(rooms={ROOM: 3204256789}, listed=listed) as server:
        seen = look(server)
    assert (seen.number, seen.digits) == ("+493023125444", "3204256789#")
    assert seen.numbers[-1] == "+15126471431"
    assert (seen.is_running, seen.participants, seen.has_our_leg) == (None, None, None)


@every(
    "listed", [None, [], {}, "soon", {"numbers": None}, [None, 1, {"formattedNumber": 7}], {"numbersEnabled": False}]
)
def test_without_a_list_that_can_be_read_the_digits_are_told_alone(listed):
    with standing_in(rooms={ROOM: "123456"}, listed=listed) as server:
        assert look(server) == Seen(code="123456")
        server.without = {"phoneNumberList"}
        assert look(server) == Seen(code="123456")


@every(
    ("answered", "reason"),
    [
        (False, Reason.UNKNOWN), (0, Reason.UNKNOWN), (None, Reason.UNKNOWN), ("", Reason.UNKNOWN),
        ("12 34", Reason.NONSENSE), (1.5, Reason.NONSENSE), ([1], Reason.NONSENSE), ("9" * 21, Reason.NONSENSE),
    ],
)  # fmt: skip
def test_what_are_no_digits_is_not_dialled(answered, reason):
    with standing_in(rooms={ROOM: answered}) as server, pytest.raises(ConferenceTrouble) as caught:
        look(server)
    assert caught.value.reason is reason


@every("body", [b"", b"<html>", b"[]", b'{"conference": "x"}', b"[" * 100_000, b"\xff"])
def test_an_answer_that_is_not_jitsis_is_nonsense(body):
    with standing_in(instead=(200, {}, body)) as server, pytest.raises(ConferenceTrouble) as caught:
        look(server)
    assert caught.value.reason is Reason.NONSENSE


def test_a_room_that_the_mapper_does_not_know_is_unknown():
    with standing_in() as server, pytest.raises(ConferenceTrouble) as caught:
        look(server)
    assert caught.value.reason is Reason.UNKNOWN


def test_a_room_beyond_ascii_is_asked_for_as_jitsi_names_it_and_a_token_goes_along():
    room = "b%C3%BCrger@conference.meet.example.org"
    with standing_in(rooms={"bürger@conference.meet.example.org": 123456}) as server:
        assert Jitsi().look(server.event("jitsi", room, bridge_secret="wort")).code == "123456"
        assert server.asked[0] == f"/conferenceMapper?conference={room}"
        assert set(server.tokens) == {"Bearer wort"}


@every(
    ("api", "base"),
    [
        ("https://api.example.org", "https://api.example.org"),
        ("https://api.example.org/conferenceMapper", "https://api.example.org"),
        ("https://api.example.org/x/phoneNumberList/", "https://api.example.org/x"),
    ],
)
def test_the_address_of_one_service_leads_to_the_other(api, base):
    assert base_of(api) == base
