"""How the delivery of PINs stands: of all attendees of an event, or of one."""

from dialin.rules.outgoing.delivery import Delivery, delivery_of
from dialin.rules.outgoing.letter_post import arrives_in_time
from dialin.rules.outgoing.working_days import locality_of
from dialin.store.act import Act
from dialin.store.deliveries import pin_sendings, pin_sendings_of
from dialin.store.events import Event


def look_at_deliveries(act: Act, event: Event, land: str | None) -> dict[int, Delivery]:
    """By attendee. land: whose holidays count, as the settings have it."""
    is_late = is_too_late_for_letters(act, event, land)
    found = pin_sendings(act, event.id)
    return {
        person: delivery_of(wish, sendings, act.now, letter_is_late=is_late)
        for person, (wish, sendings) in found.items()
    }


def look_at_delivery(act: Act, event: Event, attendee_id: int, land: str | None) -> Delivery:
    is_late = is_too_late_for_letters(act, event, land)
    return delivery_of(*pin_sendings_of(act, attendee_id), act.now, letter_is_late=is_late)


def is_too_late_for_letters(act: Act, event: Event, land: str | None) -> bool:
    """Whether one that is posted today would not arrive before the event."""
    return not arrives_in_time(act.now, event.starts, locality_of(event.timezone, land))
