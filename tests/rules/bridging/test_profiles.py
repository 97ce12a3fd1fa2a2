"""What is known of each platform's dial-in."""

from dialin.rules.bridging.platforms import PLATFORMS
from dialin.rules.bridging.profiles import profile_of
from tests.every import every

UNKNOWN = profile_of(None)


@every("platform", PLATFORMS)
def test_each_platform_that_is_known_by_name_has_a_profile_with_its_source(platform: str) -> None:
    profile = profile_of(platform)
    assert profile is not UNKNOWN
    assert profile.source
    assert profile.tries > 1


@every("platform", (None, *PLATFORMS))
def test_a_profile_can_be_kept_by_a_leg_that_stands_a_minute(platform: str | None) -> None:
    """A far end that takes longer to turn somebody away would be believed to have let them in."""
    profile = profile_of(platform)
    assert 2 <= profile.listens_after <= 10
    assert 2 <= profile.next_step <= 10
    assert max(profile.decides_after, profile.asks_until) < 60


def test_a_platform_that_is_not_known_is_not_believed_to_ask_twice() -> None:
    assert profile_of("carrier pigeon") is UNKNOWN
    assert UNKNOWN.asks_until == 0
