"""Chooses how many digits the PINs of an event have, where nobody else has chosen."""

from dialin.rules.event_settings.plan import EventPlan
from dialin.rules.pins.length import Fitting, fitting_length
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.seats_to_be_had import count_seats, count_seats_with_pins_of


def choose_pin_length(act: Act, plan: EventPlan, *, but: int | None = None) -> EventPlan:
    """but: the event that the plan is of, where there is one already."""
    if plan.pin_length is not None:
        return plan
    others = count_seats_with_pins_of(act, 6, but=but)
    fitting = fitting_length(at_stake=plan.seats + others, ahead=plan.ends - act.now)
    return plan.model_copy(update={"pin_length": fitting.digits})


def fitting_for(act: Act, event: Event) -> Fitting:
    """What is chosen for an event by itself as it stands, and why."""
    seats, others = count_seats(act, event.id).seats, count_seats_with_pins_of(act, 6, but=event.id)
    return fitting_length(at_stake=seats + others, ahead=event.ends - act.now)
