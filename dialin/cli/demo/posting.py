"""Prints the letters of the demo a week before its event, and puts each into the letter box that it is for."""

from dataclasses import replace
from datetime import datetime

from dialin.actions.printing.gather_letters import gather_letters
from dialin.actions.printing.note_printed import note_printed
from dialin.cli.demo.sample import AUTHOR, SLUG, WHEN_REGISTERED
from dialin.letters.printing.letters import print_batch
from dialin.letters.printing.stationery import stationery_of
from dialin.letters.printing.trouble import PrintingTrouble
from dialin.rehearsal.mailbox.mailbox import Letter as Delivered
from dialin.rules.paper.letters import Batch
from dialin.services import Services
from dialin.store.events import find_event


def post_letters(services: Services, *, now: datetime) -> list[Delivered]:
    """One PDF for each person whose address is known; none where nothing is installed that prints."""
    then = now - WHEN_REGISTERED
    with services.acting(AUTHOR) as act:
        event = find_event(act, SLUG)
        assert event is not None
        batch = gather_letters(replace(act, now=then), event, services.settings.office, only_new=True)
    assert isinstance(batch, Batch), batch
    stationery = stationery_of(services.settings, services.terms, batch.gathering)
    try:
        single = [print_batch(replace(batch, letters=(one,), left_out=()), stationery) for one in batch.letters]
    except PrintingTrouble:
        return []
    printed = [one for one in single if one.pdf is not None]
    with services.acting(AUTHOR) as act:
        note_printed(replace(act, now=then), event.id, [letter for one in printed for letter in one.letters])
    return [
        Delivered(", ".join((one.letters[0].to.name, *one.letters[0].to.address)), one.pdf, then)
        for one in printed
        if one.pdf is not None
    ]
