"""Every invitation that was collected is read as a careful clerk would."""

from collections import Counter

from dialin.invitations.reading import read_invitation
from dialin.rules.bridging.platforms import PLATFORMS
from dialin.rules.dial_strings import Bridge
from dialin.rules.event_settings.check_bridge import check_bridge
from tests.every import every
from tests.invitations.sampling import SAMPLES, Sample, faults


@every("sample", SAMPLES)
def test_an_invitation_becomes_what_a_careful_clerk_would_dial(sample: Sample) -> None:
    assert faults(read_invitation(sample.content), sample.right) == []


@every("sample", SAMPLES)
def test_a_number_never_comes_without_keys_or_doubts_where_nothing_is_certain(sample: Sample) -> None:
    reading = read_invitation(sample.content)
    assert reading.number or reading.doubts
    assert reading.number is None or reading.digits or reading.doubts


@every("sample", SAMPLES)
def test_what_is_read_can_be_saved_as_the_way_in(sample: Sample) -> None:
    reading = read_invitation(sample.content)
    if reading.number:
        digits = "".join(reading.digits or ()) or None
        assert isinstance(check_bridge(Bridge(number=reading.number, digits=digits, platform=reading.platform)), Bridge)
    if reading.sip:
        assert isinstance(check_bridge(Bridge(sip=reading.sip, platform=reading.platform)), Bridge)


def test_every_platform_is_among_the_samples() -> None:
    found = Counter(sample.name.split("/")[0] for sample in SAMPLES)
    assert {platform: found[platform] for platform in PLATFORMS if found[platform] < 3} == {}
    assert len(SAMPLES) >= 75
