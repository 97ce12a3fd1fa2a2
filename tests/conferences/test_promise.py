"""Only what names a platform with an API is asked, and the fake of other tests keeps the same promise."""

from types import SimpleNamespace

import pytest

from dialin.conferences.asking import connect_conferences
from dialin.conferences.promise import ConferenceTrouble, Reason, Seen
from tests.conferences.fake import FakeConferences
from tests.conferences.stand_in import Meeting, standing_in

NOBODY = SimpleNamespace(
    number=None, bridge_platform="zoom", bridge_api="https://zoom.example", bridge_secret=None, bridge_meeting="1"
)


@pytest.mark.parametrize("conferences", [connect_conferences(), FakeConferences(Seen())], ids=["real", "fake"])
def test_an_event_that_names_no_platform_with_an_api_is_not_asked_about(conferences):
    for event in (NOBODY, SimpleNamespace(**{**vars(NOBODY), "bridge_platform": "jitsi", "bridge_api": None})):
        with pytest.raises(ConferenceTrouble) as caught:
            conferences.look(event)
        assert caught.value.reason is Reason.UNKNOWN


def test_each_platform_is_asked_in_its_own_language():
    room = "rat@conference.meet.example.org"
    with standing_in(meetings=[Meeting("rat-2026")], rooms={room: 123456}) as server:
        assert connect_conferences().look(server.event()).code == "71234"
        assert connect_conferences().look(server.event("jitsi", room)).code == "123456"
