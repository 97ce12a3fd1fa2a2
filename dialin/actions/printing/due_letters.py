"""Which letters of an event are due: who gets which, and who gets none and why."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from dialin.actions.printing.gathering import gathering_of
from dialin.actions.printing.recipients import recipient_of
from dialin.rules.outgoing.words import Lane, Outcome, Purpose, Way
from dialin.rules.paper.letters import Answered, Batch, Kind, LeftOut, Letter, Recipient
from dialin.rules.phases import Phase, phase_at
from dialin.rules.refusals import Refused
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.attendees import Attendee, list_attendees
from dialin.store.events import Event
from dialin.store.forgetting import is_forgotten
from dialin.store.outgoing import Wanted, list_outgoing
from dialin.store.questions import list_questions
from dialin.store.seat_offers import open_offer_of
from dialin.store.waiting import waiting_list
from dialin.store.work import Work

UNTYPED = Refused("Name and address are only spoken yet. Type them up.", field="address")


@dataclass(frozen=True, slots=True)
class _Desk:
    """What lies before whoever fills the envelopes. places: on the waiting list, by attendee."""

    event: Event
    phase: Phase
    only_new: bool
    works: Mapping[int, Sequence[Work]]
    places: Mapping[int, int]
    for_person: int | None = None  # this one alone, whatever they have chosen
    left_out: list[LeftOut] = field(default_factory=list)


def due_letters(
    act: Act, event: Event, office: str | None, *, only_new: bool = False, for_person: int | None = None
) -> Batch:
    """Without their PINs. only_new: without those that were printed before. office: where the event has none.

    for_person: the letters of this attendee alone, with that of their PIN whatever way they have chosen.
    """
    works: dict[int, list[Work]] = defaultdict(list)
    for work in list_outgoing(act, Wanted(event_id=event.id, lane=Lane.LETTERS)):
        if work.attendee_id is not None:
            works[work.attendee_id].append(work)
    places = {one.id: place for place, one in enumerate(waiting_list(act, event.id), 1)}
    desk = _Desk(event, phase_at(schedule_of(event), act.now), only_new, works, places, for_person)
    letters = _letters(act, desk)
    written = act.now.astimezone(ZoneInfo(event.timezone)).date()
    return Batch(gathering_of(event, office), written, letters, tuple(desk.left_out))


def _letters(act: Act, desk: _Desk) -> tuple[Letter, ...]:
    answers = {row.id: row.text for row in list_questions(act, desk.event.id)}
    letters: list[Letter] = []
    for attendee in list_attendees(act, desk.event.id):
        if attendee.cancelled_at is not None or is_forgotten(attendee) or desk.for_person not in (None, attendee.id):
            continue
        due = [*_about_the_event(act, desk, attendee), *_answers(desk, attendee, answers)]
        if due and attendee.is_untyped:
            desk.left_out.append(LeftOut(attendee.id, attendee.name, UNTYPED))
        else:
            letters += due
    return tuple(letters)


def _about_the_event(act: Act, desk: _Desk, attendee: Attendee) -> Iterator[Letter]:
    """At most one: who has a letter about an offered seat and another with the PIN finds both in the first."""
    to = recipient_of(attendee)
    if desk.phase is Phase.CANCELLED:
        if works := _due(desk, attendee, Purpose.CANCELLED):
            yield Letter(Kind.CANCELLED, to, settles=_ids(works))
        elif _is_wanted(desk, attendee, Purpose.CANCELLED):
            yield Letter(Kind.CANCELLED, to)
    elif desk.phase is not Phase.OVER:
        yield from _invitation(act, desk, attendee, to)


def _invitation(act: Act, desk: _Desk, attendee: Attendee, to: Recipient) -> Iterator[Letter]:
    offered, pins = _due(desk, attendee, Purpose.OFFER), _due(desk, attendee, Purpose.PIN)
    settles = _ids([*offered, *pins])
    if offered and attendee.seat is not None:
        offer = open_offer_of(act, attendee.id)
        until = None if offer is None or offer.until is None else offer.until
        zone = ZoneInfo(desk.event.timezone)
        letter = Letter(Kind.SEAT, to, until=until and until.astimezone(zone), settles=settles)
    elif pins or _is_wanted(desk, attendee, Purpose.PIN):
        kind = Kind.WAITING if attendee.seat is None else Kind.PIN
        letter = Letter(kind, to, position=desk.places.get(attendee.id), settles=settles)
    else:
        return
    yield replace(letter, is_called=attendee.is_called_at_start, has_dial=attendee.has_dial)


def _answers(desk: _Desk, attendee: Attendee, texts: Mapping[int, str]) -> Iterator[Letter]:
    """A question that was deleted meanwhile is answered to nobody."""
    for work in _due(desk, attendee, Purpose.ANSWER):
        question = texts.get(work.details.get("question", 0))
        if question is not None:
            answered = Answered(question, str(work.details.get("answer", "")))
            yield Letter(Kind.ANSWER, recipient_of(attendee), answered=answered, settles=(work.id,))


def _due(desk: _Desk, attendee: Attendee, purpose: Purpose) -> list[Work]:
    return [work for work in desk.works.get(attendee.id, ()) if work.kind == purpose and work.done_at is None]


def _is_wanted(desk: _Desk, attendee: Attendee, purpose: Purpose) -> bool:
    """Whoever chose letters gets one, ordered or not, and again where all are printed, or where it is theirs alone."""
    if desk.for_person is not None:
        return True
    was_printed = any(
        work.kind == purpose and work.outcome is Outcome.PRINTED for work in desk.works.get(attendee.id, ())
    )
    return attendee.delivery == Way.LETTER and not (desk.only_new and was_printed)


def _ids(works: Sequence[Work]) -> tuple[int, ...]:
    return tuple(work.id for work in works)
