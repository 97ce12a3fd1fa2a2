"""Text messages leave from something that can send them."""

from collections.abc import Iterable

from dialin.cli.doctor.account.beside import beside
from dialin.cli.doctor.findings import Finding, fine, worth_a_look, wrong
from dialin.cli.doctor.house import House


def look(house: House) -> Iterable[Finding]:
    sender = house.settings.sms_from
    if sender is None:
        yield from _by_own_numbers(house)
    elif not sender.startswith("+"):
        yield fine(f"They leave as {sender}; whether a network lets that through cannot be known before.")
    else:
        with house.desk() as desk:
            found = desk.find_number(sender)
        if found is None:
            yield wrong(f"DIALIN_SMS_FROM, {sender}, is not a number of this account.", "Set it to one that is.")
        elif not found.sends_messages:
            yield wrong(
                f"DIALIN_SMS_FROM, {sender}, cannot send text messages.", "Set it to a mobile number of the account."
            )
        else:
            yield fine(f"They leave from {sender}.")


def _by_own_numbers(house: House) -> Iterable[Finding]:
    with house.desk() as desk:
        found = beside(desk.find_number, house.numbers())
    mute = [number.number for number in found if number is not None and not number.sends_messages]
    for one in mute:
        yield worth_a_look(
            f"Text messages would leave from {one}, which cannot send any.",
            "Set DIALIN_SMS_FROM to a mobile number of the account, or offer none.",
        )
    if not mute:
        yield fine("They leave from the event's own number.")
