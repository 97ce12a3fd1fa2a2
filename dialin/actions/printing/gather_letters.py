"""Gathers the letters of an event that are to be printed, with the PIN of each; the log says that they were opened."""

from dataclasses import replace

from dialin.actions.printing.due_letters import due_letters
from dialin.rules.paper.letters import WITH_PIN, Batch, LeftOut, Letter
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import Event
from dialin.store.pins import sealed_pins_of_event

NO_PIN = Refused("There is no PIN for this person any more. Register them again if they want to take part.")


def gather_letters(
    act: Act, event: Event, office: str | None, *, only_new: bool = False, for_person: int | None = None
) -> Batch | Refused:
    """As `due_letters`; raises `WrongSecretKey` under another secret key."""
    batch = due_letters(act, event, office, only_new=only_new, for_person=for_person)
    if not batch.letters and not batch.left_out:
        return _nothing(only_new=only_new)
    if not any(letter.kind in WITH_PIN for letter in batch.letters):
        return batch
    return _with_pins(act, event, batch)


def _nothing(*, only_new: bool) -> Refused:
    if only_new:
        return Refused("There is no new letter. To print those again that were printed before, print all letters.")
    return Refused("There is no letter to print: nobody who is registered chose one.")


def _with_pins(act: Act, event: Event, batch: Batch) -> Batch:
    sealed = sealed_pins_of_event(act, event.id)
    letters: list[Letter] = []
    left_out: list[LeftOut] = []
    for letter in batch.letters:
        seal = sealed.get(letter.to.attendee_id)
        if letter.kind not in WITH_PIN:
            letters.append(letter)
        elif seal is None:
            left_out.append(LeftOut(letter.to.attendee_id, letter.to.name, NO_PIN))
        else:
            letters.append(replace(letter, pin=act.pin_keys.open(seal)))
    log_change(act, "pin.show", event_id=event.id, count=sum(one.pin is not None for one in letters))
    return replace(batch, letters=tuple(letters), left_out=(*batch.left_out, *left_out))
