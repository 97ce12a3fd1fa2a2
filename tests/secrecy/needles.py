"""What must not get out of the house: PINs, numbers, names and addresses, in every form that they may take."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select

from dialin.prompts.catalogue import load
from dialin.prompts.spoken import halves
from dialin.rules.phone_numbers import spoken_groups
from dialin.services import Services
from dialin.store.attendees import AttendeeTable
from dialin.store.call_backs import CallBackTable
from dialin.store.calls import CallTable
from dialin.store.pins import PinTable

SHORTEST = 4  # letters of a name that is looked for by itself
OWN = 8  # last digits of a number: those before are its area's
THE_CITYS_OWN = frozenset({"+493023125000", "+493023125900"})  # of the tests; printed on every poster

ALSO = {"zwei": "zwo", "oh": "zero", "o": "zero"}  # as people say some digits

Needle = tuple[str, ...]  # words and groups of digits, one after the other


def needles(services: Services) -> set[Needle]:
    """What is on file about people at this moment."""
    with services.looking() as act:

        def every(column: Any) -> Iterator[Any]:
            yield from (value for value in act.connection.execute(select(column)).scalars() if value)

        pins = [services.pin_keys.open(sealed) for sealed in every(PinTable.sealed)]
        columns = (AttendeeTable.phone, AttendeeTable.registered_from, CallTable.caller, CallBackTable.number)
        numbers = {number for column in columns for number in every(column)} - THE_CITYS_OWN
        mails = (email.rpartition(".")[0] for email in every(AttendeeTable.email))  # the end of it says nothing
        named = (AttendeeTable.name, AttendeeTable.address, AttendeeTable.street, AttendeeTable.contact)
        words = [*mails, *(word for column in named for word in every(column))]
    return set(_of_pins(pins)) | set(_of_numbers(numbers)) | set(_of_words(words))


def _of_pins(pins: Iterable[str]) -> Iterator[Needle]:
    for pin in pins:
        yield from _grouped(pin, halves(pin))


def _of_numbers(numbers: Iterable[str]) -> Iterator[Needle]:
    """Without the area code, so that it is found behind +49, 0049, 0 and nothing."""
    for number in numbers:
        own = number[-OWN:]
        yield from _grouped(own, (own[:4], own[4:]), (own[:3], own[3:]), (own[:5], own[5:]))
        yield spoken_groups(number)


def _grouped(digits: str, *groups: Needle) -> Iterator[Needle]:
    yield (digits,)
    yield from groups
    yield tuple(digits)
    yield tuple(re.findall("..?", digits))
    for catalogue in load().values():
        yield tuple(words_in(" ".join(catalogue.language.digits[int(digit)] for digit in digits)))


def _of_words(texts: Iterable[str]) -> Iterator[Needle]:
    for text in texts:
        yield from ((word,) for word in words_in(text) if len(word) >= SHORTEST and word.isalpha())


def words_in(text: str) -> list[str]:
    return [ALSO.get(word, word) for word in re.findall(r"[^\W_]+", text.lower())]


def leaks(texts: Iterable[str], secrets: set[Needle]) -> set[Needle]:
    """Those that stand in one of the texts, whatever stands between their words and groups."""
    found: set[Needle] = set()
    for text in texts:
        words = words_in(text)
        lined_up, unbroken = f" {' '.join(words)} ", text.lower()
        found |= {one for one in secrets if f" {' '.join(one)} " in lined_up or (len(one) == 1 and one[0] in unbroken)}
    return found
