"""A bridge that the provider would refuse is refused when the event is saved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialin.rules.dial_strings import Bridge, sip_uri
from dialin.rules.event_settings.check_bridge import check_bridge
from dialin.rules.refusals import Refused
from tests.every import every

NUMBER = "+496990009000"
SIP = "sip:1234567@conference.example.org"


@every(
    "bridge",
    [
        Bridge(),
        Bridge("direct", number=NUMBER),
        Bridge("room", number=NUMBER, digits="W" * 20 + "1234567890#*"),
        Bridge("direct", number=NUMBER, digits="1" * 100),
        Bridge("room", number=NUMBER, digits="1" * 100),
        Bridge("room", sip=SIP),
        Bridge("direct", sip="sips:a.b+c@[2001:db8::1]:5061;transport=tls;region=de1"),
        Bridge("room", sip=SIP, headers=(("X-Room", "Großer Saal"), ("User-to-User", "1"))),
    ],
)
def test_a_bridge_that_can_be_dialled_is_kept_as_it_is(bridge):
    assert check_bridge(bridge) == bridge


def test_blanks_and_the_number_are_tidied():
    written = Bridge(number=" 069 9000-9000 ", digits=" 1# ", sip="  ")
    assert check_bridge(written) == Bridge(number=NUMBER, digits="1#")


@every(
    ("bridge", "says"),
    [
        (Bridge("both"), "Choose room or direct"),
        (Bridge(number=NUMBER, sip=SIP), "not both"),
        (Bridge(digits="1#"), "Keys are sent to a telephone number only"),
        (Bridge(sip=SIP, digits="1#"), "Keys are sent to a telephone number only"),
        (Bridge(headers=(("X-A", "b"),)), "Headers are sent to a SIP address only"),
        (Bridge(number=NUMBER, headers=(("X-A", "b"),)), "Headers are sent to a SIP address only"),
        (Bridge(number="112"), "emergency or service number"),
        (Bridge(number="0900 123456"), "emergency or service number"),
        (Bridge(number="zoom"), "in digits"),
        (Bridge(number=NUMBER, digits="1,2"), "Write the keys"),
        (Bridge(number=NUMBER, digits="1 2"), "Write the keys"),
        (Bridge(number=NUMBER, digits="a"), "Write the keys"),
        (Bridge(number=NUMBER, digits="1\n2"), "Write the keys"),
        (Bridge("room", number=NUMBER, digits="1" * 101), "At most 100 keys"),
        (Bridge("direct", number=NUMBER, digits="1" * 101), "At most 100 keys"),
        (Bridge(sip="conference.example.org"), "Write the SIP address"),
        (Bridge(sip="sip:conference.example.org"), "Write the SIP address"),
        (Bridge(sip="http:a@example.org"), "Write the SIP address"),
        (Bridge(sip="sip:a b@example.org"), "Write the SIP address"),
        (Bridge(sip="sip:a@example.org\r\nX: y"), "Write the SIP address"),
        (Bridge(sip='sip:"a"@example.org'), "Write the SIP address"),
        (Bridge(sip="<sip:a@example.org>"), "Write the SIP address"),
        (Bridge(sip="sip:a@example.org?X-A=b"), "its headers apart"),
        (Bridge(sip="sip:a@example.org:70000"), "Write the SIP address"),
        (Bridge(sip="sip:a@" + "x" * 249), "less than 255"),
        (Bridge(sip=SIP, headers=(("Room", "1"),)), "Begin its name with X-"),
        (Bridge(sip=SIP, headers=(("X-A\r\nB", "1"),)), "Begin its name with X-"),
        (Bridge(sip=SIP, headers=(("X-A", "1"), ("x-a", "2"))), "once"),
        (Bridge(sip=SIP, headers=(("X-A", "1\r\nVia: x"),)), "on one line"),
        (Bridge(sip=SIP, headers=(("X-A", "\ud800"),)), "on one line"),
        (Bridge(sip=SIP, headers=(("X-A", "ü" * 170),)), "less than 1024"),
    ],
)
def test_a_bridge_that_cannot_be_dialled_is_refused_with_what_to_change(bridge, says):
    refused = check_bridge(bridge)
    assert isinstance(refused, Refused)
    assert says in str(refused)


def test_the_longest_address_and_headers_that_the_provider_takes_are_allowed():
    assert isinstance(check_bridge(Bridge(sip="sip:a@" + "x" * 248)), Bridge)
    assert isinstance(check_bridge(Bridge(sip=SIP, headers=(("X-A", "1" * 1019),))), Bridge)


def test_headers_stand_percent_encoded_behind_the_address():
    bridge = Bridge(sip=SIP, headers=(("X-Room", "a&b=c/ü"), ("X-B", "1")))
    assert sip_uri(bridge) == SIP + "?X-Room=a%26b%3Dc%2F%C3%BC&X-B=1"
    assert sip_uri(Bridge(sip=SIP)) == SIP


def test_a_bridge_by_number_has_no_address():
    with pytest.raises(ValueError, match="no SIP address"):
        sip_uri(Bridge(number=NUMBER))


@given(
    st.none() | st.text("+0123456789 ", max_size=20),
    st.none() | st.text("0123456789ABCDwW#*,", max_size=40),
    st.none() | st.text(max_size=300).map(lambda rest: "sip:a@" + rest),
    st.lists(st.tuples(st.text(max_size=9).map(lambda rest: "X-" + rest), st.text(max_size=40)), max_size=3),
)
def test_checking_never_fails_and_a_checked_bridge_stays_as_it_is(number, digits, sip, headers):
    checked = check_bridge(Bridge("room", number, digits, sip, headers=tuple(headers)))
    assert isinstance(checked, Refused) or check_bridge(checked) == checked
