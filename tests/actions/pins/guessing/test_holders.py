"""Whoever holds a PIN gets in while PINs are being guessed: from the own line as ever, from elsewhere by the number."""

from dialin.actions.attendees.register import Registered, register
from dialin.actions.pins.open_own_pin import compare_own_pin
from dialin.dialogue.words.pin_outcomes import PinAccepted, PinCompared, PinNotChecked, PinNumberWanted, PinUnmatched
from dialin.rules.registrations import Registration
from dialin.services import Services
from tests.acting import acting
from tests.actions.pins.guessing.town import OTHER, STRANGER, Town, town
from tests.building import EVENING, IN_JUNE, a_call


def attacked(services: Services) -> Town:
    """No more PINs alone are let through, neither of withheld lines nor of all."""
    here = town(services)
    here.guess(3, caller=None)
    here.guess(3)
    return here


def test_the_own_pin_is_enough_on_the_own_line(services: Services) -> None:
    here = attacked(services)
    person = here.people[7]
    assert here.key(person.pin, here.line_of(person)) == PinAccepted(here.event, person.attendee_id, "de")
    assert here.key(person.pin, here.line_of(here.people[8])) == PinNumberWanted(person.pin)


def test_from_any_other_line_the_last_digits_of_the_number_let_in(services: Services) -> None:
    here = attacked(services)
    person = here.people[7]
    for line in (OTHER, STRANGER, None, here.line_of(here.people[8])):
        assert here.key(person.pin, line) == PinNumberWanted(person.pin)
        assert here.key_both(person.pin, here.ending_of(person), line) == PinAccepted(
            here.event, person.attendee_id, "de"
        )


def test_nobody_is_told_which_of_the_two_was_right(services: Services) -> None:
    here = attacked(services)
    person, ending = here.people[7], here.ending_of(here.people[8])
    unknown = here.nobodys()
    assert here.key(unknown, OTHER) == PinNumberWanted(unknown)
    assert here.key_both(person.pin, ending, OTHER) == PinUnmatched(person.pin, ending)
    assert here.key_both(unknown, here.ending_of(person), OTHER) == PinUnmatched(unknown, here.ending_of(person))
    assert here.key_both(person.pin, "", OTHER) == PinUnmatched(person.pin, "")


def test_the_line_that_registered_somebody_is_known_too(services: Services) -> None:
    here = attacked(services)
    with acting(services, IN_JUNE) as act:
        theirs = register(act, here.event, Registration(name="Otto", phone="", from_line=OTHER))
    assert isinstance(theirs, Registered)
    assert isinstance(here.key(theirs.pin, OTHER), PinAccepted)
    assert here.key(theirs.pin, STRANGER) == PinNumberWanted(theirs.pin)
    assert isinstance(here.key_both(theirs.pin, OTHER[-4:], STRANGER), PinAccepted)


def test_whoever_left_no_number_needs_a_person(services: Services) -> None:
    here = attacked(services)
    with acting(services, IN_JUNE) as act:
        theirs = register(act, here.event, Registration(name="Otto", phone=""))
    assert isinstance(theirs, Registered)
    assert here.key(theirs.pin, OTHER) == PinNumberWanted(theirs.pin)
    for ending in ("", "None", "0000"):
        assert isinstance(here.key_both(theirs.pin, ending, OTHER), PinUnmatched)


def test_a_withheld_line_that_guesses_on_and_on_keeps_no_withheld_caller_out(services: Services) -> None:
    here = attacked(services)
    person = here.people[7]
    for _ in range(20):
        here.guess(2, caller=None)
        here.guess_both(4, "9999", caller=None)
    assert here.key(person.pin, None) == PinNumberWanted(person.pin)
    assert isinstance(here.key_both(person.pin, here.ending_of(person), None), PinAccepted)


def test_whoever_shows_a_victims_number_leaves_the_victim_a_way_in(services: Services) -> None:
    """Four hundred guesses with the shown number; then the victim calls, from there and from elsewhere."""
    here = town(services)
    victim = here.people[3]
    here.guess(400, here.line_of(victim))
    line = here.line_of(victim)
    assert here.key(victim.pin, line) == PinNumberWanted(victim.pin)
    assert isinstance(here.key_both(victim.pin, here.ending_of(victim), line), PinAccepted)
    assert isinstance(here.key(victim.pin, OTHER), PinAccepted)
    neighbour = here.people[4]
    assert isinstance(here.key(neighbour.pin, here.line_of(neighbour)), PinAccepted)


def test_whoever_knows_one_number_closes_the_way_by_it_for_nobody_else(services: Services) -> None:
    here = attacked(services)
    victim, neighbour = here.people[3], here.people[4]
    for line in range(12):
        here.guess_both(4, here.ending_of(victim), f"+4930231259{line:02}")
    assert isinstance(here.key_both(victim.pin, here.ending_of(victim), OTHER), PinUnmatched)
    assert isinstance(here.key_both(neighbour.pin, here.ending_of(neighbour), OTHER), PinAccepted)
    assert isinstance(here.key(victim.pin, here.line_of(victim)), PinAccepted)


def test_whoever_knows_many_numbers_leads_other_lines_to_a_person_and_no_farther(services: Services) -> None:
    here = attacked(services)
    for line, victim in enumerate(here.people[:30]):
        here.guess_both(8, here.ending_of(victim), f"+4930231259{line:02}")
    person = here.people[50]
    assert here.key(person.pin, OTHER) == PinNotChecked()
    assert isinstance(here.key(person.pin, here.line_of(person)), PinAccepted)


def test_a_pin_is_compared_only_for_who_may_hear_it(services: Services) -> None:
    here = town(services, people=2)
    mine, theirs = here.people
    call = a_call(caller=here.line_of(mine), attendee_id=mine.attendee_id)
    elsewhere = a_call(caller=OTHER, attendee_id=mine.attendee_id)
    with acting(services, EVENING) as act:
        assert compare_own_pin(act, call, mine.pin) == PinCompared(is_same=True)
        assert compare_own_pin(act, call, theirs.pin) == PinCompared(is_same=False)
        assert compare_own_pin(act, elsewhere, mine.pin) == PinCompared(is_same=False)
