"""A healthy town of each other provider: nothing is complained of, and what cannot be seen is said."""

from dialin.config import read_settings
from dialin.rehearsal.rest import create_rest_app
from tests.cli.doctor.towns import Town, complaints, document
from tests.cli.running import run
from tests.every import every
from tests.provider.dialects.accounts import ACCOUNTS

UNSEEN = {
    "signalwire": set(),
    "telnyx": {"account", "clock", "balance", "region", "texting", "recordings", "webhooks"},
}


@every("name", ["signalwire", "telnyx"])
def test_in_a_healthy_town_of_another_provider_there_is_nothing_to_complain_of(town: Town, name: str) -> None:
    account = ACCOUNTS[name]
    account.speak(town.company)
    town.provider.app = create_rest_app(town.company)
    key, secret = account.sign_in
    town.set(
        DIALIN_PROVIDER=name, TWILIO_ACCOUNT_SID=account.sid, TWILIO_AUTH_TOKEN=account.proof, TWILIO_API_KEY=key,
        TWILIO_API_SECRET=secret,
    )  # fmt: skip
    town.serve_as(read_settings())
    ran = run("doctor", "--json")
    assert complaints(ran) == []
    unseen = {one["name"] for one in document(ran)["checks"] if one["says"].startswith("not looked at")}
    assert unseen == UNSEEN[name]
