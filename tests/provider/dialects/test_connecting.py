"""Which provider the settings name, and what they lack for it: one sentence for each."""

from typing import Any

import pytest

from dialin.config import SettingsRefused, read_settings
from dialin.demands import unusable
from dialin.demands.settings import unproved
from dialin.provider.connecting import connect_provider
from dialin.provider.recordings import played_from, read_played
from dialin.provider.telnyx import Telnyx
from dialin.provider.twilio import Twilio
from tests.config.credentials import SECRET
from tests.every import every
from tests.provider.dialects.accounts import ACCOUNTS, SPACE

COMPLETE = {
    "twilio": ACCOUNTS["twilio"].settings(),
    "signalwire": ACCOUNTS["signalwire"].settings(SPACE),
    "telnyx": ACCOUNTS["telnyx"].settings(),
}


@every(("name", "client"), [("twilio", Twilio), ("signalwire", Twilio), ("telnyx", Telnyx)])
def test_each_provider_is_connected_by_its_settings_alone(name: str, client: type) -> None:
    settings = read_settings(**COMPLETE[name])
    assert unusable(settings) == []
    assert isinstance(connect_provider(settings), client)


@every(
    ("name", "changes", "says"),
    [
        (
            "signalwire",
            {"provider_url": None},
            "TWILIO_API_URL is not set. With SignalWire it is the address of your own",
        ),
        (
            "signalwire",
            {"api_key": None, "api_secret": None},
            "TWILIO_API_KEY is not set. With SignalWire it is the id of",
        ),
        (
            "telnyx",
            {"api_key": None, "api_secret": None},
            "TWILIO_API_KEY is not set. With Telnyx it is the id of the TeXML",
        ),
        ("telnyx", {"auth_tokens": "0" * 32}, "TWILIO_AUTH_TOKEN: with Telnyx it is the account's public key, 44 char"),
        (
            "telnyx",
            {"sms_from": "+491713920001"},
            "DIALIN_SMS_FROM is set, and dialin cannot send SMS by Telnyx. Remove",
        ),
        ("telnyx", {"region": "ie1"}, "TWILIO_REGION is set, and Telnyx knows none. Remove it."),
        ("signalwire", {"edge": "dublin"}, "TWILIO_EDGE is set, and SignalWire knows none. Remove it."),
        (
            "signalwire",
            {"account_sid": None},
            "TWILIO_ACCOUNT_SID is not set. Set it to the account that TWILIO_API_KEY",
        ),
    ],
)
def test_what_is_missing_or_without_use_is_named(name: str, changes: dict[str, Any], says: str) -> None:
    given = {key: value for key, value in (COMPLETE[name] | changes).items() if value is not None}
    found = unusable(read_settings(**given))
    assert len(found) == 1
    assert found[0].startswith(says)


@every(
    ("name", "says"),
    [("twilio", "the account's token"), ("signalwire", "the signing key"), ("telnyx", "the account's public key")],
)
def test_what_webhooks_are_proved_by_is_named_as_at_this_provider(name: str, says: str) -> None:
    settings = read_settings(provider_name=name, secret_key=SECRET, public_url="https://dialin.example")
    assert [line.startswith(f"TWILIO_AUTH_TOKEN is not set. Set it to {says}") for line in unproved(settings)] == [True]


def test_a_provider_that_nobody_knows_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(SettingsRefused, match=r"^DIALIN_PROVIDER: .*twilio.*signalwire.*telnyx"):
        read_settings(provider_name="vonage")


def test_a_token_signs_in_at_twilio_alone() -> None:
    assert read_settings(**COMPLETE["twilio"]).rest_credentials == (ACCOUNTS["twilio"].sid, ACCOUNTS["twilio"].key)
    assert read_settings(**COMPLETE["telnyx"]).rest_credentials == ACCOUNTS["telnyx"].sign_in


def test_a_recording_is_played_from_an_address_that_lasts() -> None:
    given = {"secret_key": SECRET, "public_url": "https://dialin.example"}
    there = played_from(read_settings(**COMPLETE["signalwire"], **given), "19e436af")
    assert there == f"{SPACE}/api/laml/2010-04-01/Accounts/{ACCOUNTS['signalwire'].sid}/Recordings/19e436af"
    settings = read_settings(**COMPLETE["telnyx"], **given)
    here = played_from(settings, "19e436af")
    assert "19e436af" not in here
    sealed = here.removeprefix("https://dialin.example/voice/sounds/said/").removesuffix(".wav")
    assert read_played(settings, sealed) == "19e436af"
    assert read_played(settings, sealed[:-4] + "AAAA") is None
