"""The PINs that are on file are the same whether the database is asked for each or a long deed remembers them."""

from random import Random

from dialin.actions.attendees.register import Registered, register
from dialin.actions.events.end_event import end_event
from dialin.actions.pins.known_pins import PinsOnFile, RememberedPins
from dialin.rules.damm import check_digit
from dialin.rules.pin_slips import slips_of
from dialin.rules.pins import Avoid, is_allowed
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
    return [pin for pin in drawn + [body + check_digit(body) for body in bodies] if is_allowed(pin, avoid=Avoid())]


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
            answer = remembered.keep_distance_to(pin), remembered.was_issued(pin)
            assert answer == (on_file.keep_distance_to(pin), on_file.was_issued(pin)), pin
            answers.add(answer)
    assert answers == {(True, False), (True, True), (False, True), (False, False)}


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
