"""What an event may look like: raw answers of a form or a command, checked into an EventPlan."""

from datetime import datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from dialin.rules.event_settings.plan import EVENT_SETTINGS, USUAL_ZONE, EventPlan
from dialin.rules.event_settings.written import Unfit
from dialin.rules.local_times import read_zone
from dialin.rules.refusals import Refused

# By the names of EventPlan. Times may be ISO 8601 texts, without an offset in the event's zone; counts may be texts.
EventDraft: TypeAlias = dict[str, object]

_LONGEST_EVENT = timedelta(hours=24)
_MOST_SEATS_WITH_SIX_DIGITS = 1_000  # some 1 850 PINs of six digits keep their distance, among all events


def check_plan(draft: EventDraft, *, now: datetime, may_have_started: bool = False) -> EventPlan | Refused:
    """The plan, or the first thing to change; `may_have_started` when an event that exists is changed."""
    zone = read_zone(str(draft.get("timezone", USUAL_ZONE)))
    try:
        plan = EventPlan.model_validate(draft, context=zone if isinstance(zone, ZoneInfo) else ZoneInfo(USUAL_ZONE))
    except ValidationError as error:
        return _first_of(error)
    return _refuse_pins(plan) or _refuse_times(plan, now=now, may_have_started=may_have_started) or plan


def _first_of(error: ValidationError) -> Refused:
    """The sentence of the field that comes first. Raises the error itself where a field is not an event's."""
    problems = error.errors(include_url=False)
    if any(problem["type"] == "extra_forbidden" for problem in problems):
        raise error
    field, cause = str(problems[0]["loc"][0]), problems[0].get("ctx", {}).get("error")
    refused = cause.refused if isinstance(cause, Unfit) else EVENT_SETTINGS[field].refused
    if refused is None:
        raise error
    return refused.at(field)


def _refuse_pins(plan: EventPlan) -> Refused | None:
    if plan.seats > _MOST_SEATS_WITH_SIX_DIGITS and plan.pin_length == 6:
        return Refused("PINs of 6 digits are too few for that many seats. Choose PINs of 8 digits.", field="pin_length")
    return None


def _refuse_times(plan: EventPlan, *, now: datetime, may_have_started: bool) -> Refused | None:
    if plan.starts <= now and not may_have_started:
        return Refused("The start lies in the past. Write a start that is still to come.", field="starts")
    if plan.ends <= plan.starts:
        return Refused("The end lies before the start. Write an end after the start, or leave it out.", field="ends")
    if plan.ends - plan.starts > _LONGEST_EVENT:
        return Refused("The event lasts longer than a day. Write an end within 24 hours of the start.", field="ends")
    if plan.registration_closes > plan.starts:
        return Refused(
            "The registration deadline lies after the start. Write a deadline before the start.",
            field="registration_closes",
        )
    return None
