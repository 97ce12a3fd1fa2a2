"""The PINs that are on file are the same whether the database is asked for each or a long deed remembers them."""

from collections.abc import Callable
from random import Random

from dialin.actions.attendees.register import Registered, register
from dialin.actions.events.end_event import end_event
from dialin.actions.pins.known_pins import PinsOnFile, RememberedPins
from dialin.rules.pins.damm import check_digit
from dialin.rules.pins.issuing import Avoid, draw_pin, is_allowed
from dialin.rules.pins.slips import slips_of
from dialin.rules.registrations import Registration
from dialin.services import Services
from tests.acting import acting
from tests.building import IN_JUNE, make_event


def take(services: Services, event: int, names: str) -> list[str]:
    """The PINs of new people."""
    with acting(services, IN_JUNE) as act:
        made = [register(act, event, Registration(name=f"Erna {letter}")) for letter in names]
    return [one.pin for one in made if isinstance(one, Registered)]


def candidates(choose: Random, pins: list[str]) -> list[str]:
    """PINs that may be issued: those given, their slips, and others."""
    bodies = [f"{choose.randrange(10**5):05d}" for _ in range(60)] + [
        f"{choose.randrange(10**7):07d}" for _ in range(60)
    ]
    drawn = pins + [slip for pin in pins for slip in choose.sample(slips_of(pin), 20)]
    drawn += [
        body + check_digit(body) for body in (pin + str(digit) for pin in pins if len(pin) == 6 for digit in range(10))
    ]
    return [pin for pin in drawn + [body + check_digit(body) for body in bodies] if is_allowed(pin, avoid=Avoid())]


def one_of(crowd: list[str]) -> Callable[[int], int]:
    """The same source each time: bodies of these."""
    chance = Random(2)
    return lambda _: int(chance.choice(crowd)[:-1])


def test_asking_and_remembering_agree_and_an_event_that_is_over_keeps_its_pins(services: Services) -> None:
    over, short, long = (make_event(services, slug=slug, pin_length=n) for slug, n in [("a", 6), ("b", 6), ("c", 8)])
    pins = take(services, over, "ab") + take(services, short, "abc") + take(services, long, "abc")
    with acting(services, IN_JUNE) as act:
        end_event(act, over)
    with acting(services, IN_JUNE) as act:
        remembered, on_file = RememberedPins(act.pin_keys), PinsOnFile(act)
        remembered.catch_up(act)
        answers = set()
        for pin in candidates(Random(7), pins):
            answer, asked = (
                (known.keep_distance_to(pin), known.is_free(pin), known.was_issued(pin))
                for known in (remembered, on_file)
            )
            assert answer == asked, pin
            answers.add(answer)
    of_living, begins_with_living, is_close = (False, False, True), (False, False, False), (False, True, False)
    assert answers == {(True, True, False), (True, True, True), of_living, begins_with_living, is_close}


def test_what_somebody_else_issued_between_two_transactions_is_kept_away_from(services: Services) -> None:
    event = make_event(services)
    remembered = RememberedPins(services.pin_keys)
    with acting(services, IN_JUNE) as act:
        remembered.catch_up(act)
    (pin,) = take(services, event, "a")
    assert remembered.keep_distance_to(pin)
    with acting(services, IN_JUNE) as act:
        remembered.catch_up(act)
    assert not remembered.keep_distance_to(pin)
    assert remembered.was_issued(pin)


def test_both_ways_to_issue_give_the_same_pins_where_none_keeps_its_distance(services: Services) -> None:
    event = make_event(services, pin_length=8)
    (pin,) = take(services, event, "a")
    crowd = [slip for slip in slips_of(pin) if len(slip) == 8 and is_allowed(slip, avoid=Avoid())]
    with acting(services, IN_JUNE) as act:
        remembered = RememberedPins(act.pin_keys)
        remembered.catch_up(act)
        drawn = [
            draw_pin(8, choose=one_of(crowd), live=known, avoid=Avoid()) for known in (remembered, PinsOnFile(act))
        ]
    assert drawn[0] == drawn[1] != pin
