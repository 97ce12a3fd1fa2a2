"""This machine's clock goes as the provider's does."""

from collections.abc import Iterable
from datetime import timedelta

from dialin.cli.doctor.findings import Finding, fine, unseen, wrong
from dialin.cli.doctor.house import House
from dialin.clock import wall_clock
from dialin.provider.promise import ProviderTrouble
from dialin.provider.twilio_account import connect_account

MOST = timedelta(seconds=10)
MEND = "Set it by the network: timedatectl set-ntp true. Then start dialin anew."


def look(house: House) -> Iterable[Finding]:
    desk = connect_account(house.settings)
    if desk is None:
        yield unseen("nobody can be asked what time it is.")
        return
    try:
        before = wall_clock()
        told = desk.server_time()
        after = wall_clock()
    except ProviderTrouble:
        yield unseen("the provider does not answer.")
        return
    finally:
        desk.close()
    if told is None:
        yield unseen("the provider does not say what time it is.")
        return
    # It was told somewhere between the two, and to the second.
    off = max(before - told - timedelta(seconds=1), told - after)
    if off > MOST:
        way = "behind" if told > after else "ahead"
        yield wrong(f"This machine's clock is {off.total_seconds():.0f} seconds {way}.", MEND)
    else:
        yield fine("It goes as the provider's.")
