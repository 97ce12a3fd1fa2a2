"""What a message tells: the facts of its event and its person, as letters tell them."""

from dialin.actions.outgoing.begin_message import MessageOut
from dialin.actions.printing.gathering import gathering_of
from dialin.config import Settings
from dialin.letters.messages.facts import Facts
from dialin.rules.names import said_name


def facts_of_message(message: MessageOut, settings: Settings) -> Facts:
    return Facts(
        gathering_of(message.event, settings.office),
        name=said_name(message.person.name),
        city=settings.city,
        pin=message.pin,
        until=message.until,
        is_waiting=message.person.seat is None,
        is_called=message.person.is_called_at_start,
    )
