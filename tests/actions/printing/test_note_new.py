"""Letters that two people print at once go out once: whoever comes second is told, and prints the new ones again."""

from dialin.actions.printing.note_printed import PRINTED_MEANWHILE, note_new
from dialin.rules.paper.letters import Batch
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.events import load_event
from tests.acting import acting
from tests.actions.printing.people import gathered, outcomes, register_at
from tests.building import IN_JUNE, OFFICE, make_event


def note(services: Services, event_id: int, batch: Batch, author: str) -> Refused | None:
    with acting(services, IN_JUNE, author=author) as act:
        return note_new(act, load_event(act, event_id), OFFICE, batch.letters)


def test_the_second_of_two_who_print_new_letters_at_once_is_refused(services: Services) -> None:
    event_id = make_event(services)
    register_at(services, event_id, "Erna Beispiel")
    anna = ben = gathered(services, event_id)  # both have set them in type
    assert note(services, event_id, anna, "anna") is None
    before = outcomes(services, event_id)
    assert note(services, event_id, ben, "ben") == PRINTED_MEANWHILE
    assert outcomes(services, event_id) == before


def test_whoever_registers_meanwhile_is_only_the_next_new_letter(services: Services) -> None:
    event_id = make_event(services)
    register_at(services, event_id, "Erna Beispiel")
    batch = gathered(services, event_id)
    register_at(services, event_id, "Otto Beispiel", phone="030 23125011")
    assert note(services, event_id, batch, "anna") is None
    assert len(outcomes(services, event_id)) == 1
