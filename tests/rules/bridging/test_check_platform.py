"""A platform that could not be asked, or not safely, is refused when the event is saved."""

from dataclasses import replace

from dialin.rules.dial_strings import Bridge
from dialin.rules.event_settings.check_bridge import check_bridge
from dialin.rules.refusals import Refused
from tests.every import every

API = "https://bbb.example.org/bigbluebutton"
BBB = Bridge(platform="bigbluebutton", meeting="rat-2026", api=API, secret="geheim123")
JITSI = Bridge(platform="jitsi", meeting="rat@conference.meet.example.org", api="https://api.example.org")


@every(
    "bridge",
    [BBB, JITSI, replace(JITSI, secret="token"), replace(JITSI, api=None), replace(BBB, api=None, secret=None)],
)
def test_a_platform_that_can_be_asked_is_kept_as_it_is(bridge):
    assert check_bridge(bridge) == bridge


@every(
    ("written", "kept"),
    [
        (API + "/", API), (" https://BBB.example.org/bigbluebutton/api/ ", API + "/api"),
        ("https://bbb.example.org:8443", "https://bbb.example.org:8443"), ("http://127.0.0.1:8090", "http://127.0.0.1:8090"),
        ("http://localhost/b", "http://localhost/b"), ("http://[::1]:1/b", "http://[::1]:1/b"),
        ("https://10.0.0.7/bigbluebutton", "https://10.0.0.7/bigbluebutton"),
    ],
)  # fmt: skip
def test_an_address_is_tidied(written, kept):
    checked = check_bridge(replace(BBB, api=written))
    assert isinstance(checked, Bridge)
    assert checked.api == kept


def test_a_room_is_kept_as_jitsi_names_it():
    checked = check_bridge(replace(JITSI, meeting="https://meet.example.org/Rat"))
    assert isinstance(checked, Bridge)
    assert checked.meeting == JITSI.meeting


@every(
    ("bridge", "field", "says"),
    [
        (replace(BBB, api="bbb.example.org"), "bridge_api", "https://host"),
        (replace(BBB, api="http://bbb.example.org"), "bridge_api", "over https only"),
        (replace(BBB, api="http://10.0.0.7"), "bridge_api", "over https only"),
        (replace(BBB, api="ftp://bbb.example.org"), "bridge_api", "over https only"),
        (replace(BBB, api="https://user:pass@bbb.example.org"), "bridge_api", "without user"),
        (replace(BBB, api=API + "?checksum=1"), "bridge_api", "without user"),
        (replace(BBB, api=API + "#x"), "bridge_api", "without user"),
        (replace(BBB, api="https://bbb example.org"), "bridge_api", "https://host"),
        (replace(BBB, api="https://bbb.example.org:99999"), "bridge_api", "https://host"),
        (replace(BBB, api="https://[bbb"), "bridge_api", "https://host"),
        (replace(BBB, api="https://b.example/" + "x" * 255), "bridge_api", "https://host"),
        (replace(BBB, api="https://bbb.example.org\r\n.evil.example"), "bridge_api", "https://host"),
        (replace(BBB, secret=None), "bridge_secret", "secret of this BigBlueButton"),
        (replace(BBB, secret="a b"), "bridge_secret", "without blanks"),
        (replace(BBB, secret="ä"), "bridge_secret", "without blanks"),
        (replace(BBB, meeting=None), "bridge_meeting", "which meeting"),
        (replace(BBB, meeting="a\nb"), "bridge_meeting", "on one line"),
        (replace(BBB, meeting="x" * 256), "bridge_meeting", "at most 255"),
        (replace(BBB, api=None), "bridge_api", "that address too"),
        (replace(BBB, platform="zoom"), "bridge_platform", "BigBlueButton, Jitsi Meet"),
        (replace(BBB, platform=None), "bridge_platform", "Only these platforms"),
        (replace(JITSI, meeting="Rat"), "bridge_meeting", "https://meet.example.org/"),
    ],
)
def test_what_could_not_be_asked_is_refused_with_its_field(bridge, field, says):
    refused = check_bridge(bridge)
    assert isinstance(refused, Refused)
    assert refused.field == field
    assert says in str(refused)
