"""There is money for the next evening."""

from collections.abc import Iterable
from decimal import Decimal

from dialin.cli.doctor.findings import Finding, fine, wrong
from dialin.cli.doctor.house import House
from dialin.store.events import Event
from dialin.store.seats_to_be_had import count_seats

# Roughly what a caller in the phone room costs in a minute, in the currency of most accounts: the call and the room.
A_MINUTE = Decimal("0.015")
LEAST = Decimal(5)  # whatever comes: a number's rent and a few calls


def look(house: House) -> Iterable[Finding]:
    with house.desk() as desk:
        balance = desk.fetch_balance()
    if balance is None:
        yield fine("The provider tells these credentials of no balance.")
        return
    event, cost = _dearest(house)
    left = f"{balance.amount:.2f} {balance.currency}"
    if balance.amount < cost:
        what = f"an evening of {event.slug} may cost about {cost:.0f}" if event else f"{cost:.0f} should be left"
        yield wrong(f"{left} are left on the account, and {what}.", "Top it up, or let the provider do so by itself.")
    else:
        yield fine(f"{left} are left on the account.")


def _dearest(house: House) -> tuple[Event | None, Decimal]:
    costs = []
    events = house.events()
    with house.looking() as act:
        for event in events:
            minutes = Decimal(int((event.ends - event.starts).total_seconds()) // 60 + event.doors_minutes)
            costs.append((event, max(LEAST, minutes * count_seats(act, event.id).seats * A_MINUTE)))
    return max(costs, key=lambda one: one[1], default=(None, LEAST))
