"""All checks, in the order in which an operator mends what they find."""

from dataclasses import replace

from dialin.cli.doctor.account import balance, clock, recordings, region, standing, texting, webhooks
from dialin.cli.doctor.address import outside
from dialin.cli.doctor.evening import bridge, mail, platform, tried, worker
from dialin.cli.doctor.findings import Check
from dialin.cli.doctor.here import backups, database, disk, letters, secrets, words, zones
from dialin.cli.doctor.here.settings import judged_settings
from dialin.cli.doctor.rounds import Station, run

ACCOUNT = (
    "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_API_KEY", "TWILIO_API_SECRET", "TWILIO_API_URL", "TWILIO_REGION",
    "TWILIO_EDGE",
)  # fmt: skip
PLACES = ("DIALIN_HOME", "DIALIN_DATABASE_URL")
FIRST = (
    Station("secrets", secrets.look, settings=PLACES),
    Station("database", database.look, settings=PLACES),
    Station("disk", disk.look, settings=PLACES),
    Station("backups", backups.look, settings=PLACES),
    Station("time zones", zones.look),
    Station("words", words.look, settings=("DIALIN_RECORDINGS",)),
    Station("letters", letters.look, settings=("DIALIN_KEEP_DAYS",)),
    Station("mail", mail.look, settings=("DIALIN_SMTP_URL", "DIALIN_MAIL_FROM")),
    Station("account", standing.look, settings=ACCOUNT),
    Station("clock", clock.look, settings=ACCOUNT),
)
KEY = "DIALIN_SECRET_KEY"  # opens what is on file of events
SECOND = (
    Station("balance", balance.look, needs=("account", "database"), settings=(KEY,)),
    Station("region", region.look, needs=("account", "database"), settings=(KEY,)),
    Station("texting", texting.look, needs=("account", "database"), settings=("DIALIN_SMS_FROM", KEY)),
    Station("recordings", recordings.look, needs=("account",)),
    Station("address", outside.look, settings=("DIALIN_PUBLIC_URL", "TWILIO_AUTH_TOKEN", KEY)),
    Station("worker", worker.look, needs=("database",)),
    Station("bridge", bridge.look, needs=("database",), settings=(KEY,)),
    Station("platform", platform.look, needs=("database",), settings=(KEY,)),
    Station("test calls", tried.look, needs=("database",), settings=(KEY,)),
)
# After the address: what stands at the provider may be right where that is wrong.
THIRD = (Station("webhooks", webhooks.look, needs=("account", "database"), settings=("DIALIN_PUBLIC_URL", KEY)),)
ROUNDS = (FIRST, SECOND, THIRD)


def check_all(*, is_to_fix: bool, calling: str | None = None) -> list[Check]:
    """Within half a minute, whatever does not answer."""
    checks, house = judged_settings(is_to_fix=is_to_fix)
    if house is not None:
        for stations in ROUNDS:
            checks += run(stations, replace(house, found=tuple(checks), calling=calling))
    return checks
