"""Prints letters: one PDF for a batch, each letter beginning on a front side."""

from dataclasses import dataclass, replace
from typing import Any

from dialin.letters.printing.addresses import FIELD, address_lines, refuse_address
from dialin.letters.printing.face import face
from dialin.letters.printing.press import press
from dialin.letters.printing.stationery import Stationery
from dialin.letters.printing.wording import (
    language_of,
    pin_groups,
    pin_words,
    written_date,
    written_day,
    written_days,
    written_hours,
    written_moment,
    written_time,
)
from dialin.rules.paper.letters import WITH_PIN, Batch, Gathering, LeftOut, Letter
from dialin.rules.phone_numbers import area_code_of, spaced
from dialin.rules.refusals import Refused


@dataclass(frozen=True, slots=True)
class Printed:
    """pdf: None where no letter can be sent. letters: those that are in it."""

    pdf: bytes | None
    letters: tuple[Letter, ...]
    left_out: tuple[LeftOut, ...]


LARGEST, SMALLEST = 8.0, 6.0  # points, by the norm
TITLES = {"de": "Briefe", "en": "Letters"}


def print_batch(batch: Batch, stationery: Stationery) -> Printed:
    """What can be sent; whoever is left out is named with the reason. Raises `PrintingTrouble`."""
    judged = [(letter, refuse_letter(letter)) for letter in batch.letters]
    letters = tuple(letter for letter, refused in judged if refused is None)
    left_out = [LeftOut(one.to.attendee_id, one.to.name, refused) for one, refused in judged if refused is not None]
    pdf = print_letters(replace(batch, letters=letters), stationery) if letters else None
    return Printed(pdf, letters, (*batch.left_out, *left_out))


def print_letters(batch: Batch, stationery: Stationery) -> bytes:
    """The PDF of them all; raises `PrintingTrouble`."""
    language = language_of(batch.gathering.language, batch.gathering.language)
    return press(
        "letters.typ",
        {
            "title": f"{TITLES[language]}: {batch.gathering.title}",
            "lang": language,
            "sender": stationery.sender,
            "sender_size": _size_of(" · ".join(stationery.sender)),
            "signature": stationery.signature,
            "letters": [_letter(one, batch, stationery) for one in batch.letters],
        },
    )


def refuse_letter(letter: Letter) -> Refused | None:
    """Why this one cannot be printed, or would not arrive; raises `PrintingTrouble` where nothing can be printed."""
    if missing := face().missing_in("".join((letter.to.name, *letter.to.address))):
        return Refused(
            "Letters cannot show “{missing}”. Write the name and address in Latin letters.", {"missing": missing}
        )
    told = letter.answered
    if told and (missing := face().missing_in(told.question + told.answer)):
        return Refused("Letters cannot show “{missing}”. Write the question and the answer without it.",
                       {"missing": missing}, field="answer")  # fmt: skip
    return refuse_address(letter.to)


def _size_of(line: str) -> float:
    """In points, so that the sender stands in one line above the address."""
    return max(SMALLEST, min(LARGEST, LARGEST * FIELD / face().width(line, LARGEST)))


def _letter(letter: Letter, batch: Batch, stationery: Stationery) -> dict[str, Any]:
    gathering = batch.gathering
    language = language_of(letter.to.language, gathering.language)
    pin = letter.pin if letter.kind in WITH_PIN else None
    return {
        "kind": letter.kind,
        "lang": language,
        "name": letter.to.name,
        "address": address_lines(letter.to),
        "written": written_date(batch.written, language),
        "pin": pin and pin_groups(pin),
        "pin_words": pin and pin_words(pin, language),
        "position": letter.position and str(letter.position),
        "until": letter.until and written_moment(letter.until, language),
        "is_called": letter.is_called,
        "has_dial": letter.has_dial,
        "question": letter.answered and letter.answered.question,
        "answer": letter.answered and [part for part in letter.answered.answer.splitlines() if part.strip()],
        "privacy_contact": stationery.privacy_contact,
        "days": {kind: written_days(days, language) for kind, days in stationery.kept.items()},
        **_event(gathering, language),
    }


def _event(gathering: Gathering, language: str) -> dict[str, Any]:
    number, office = gathering.number, gathering.office
    return {
        "title": gathering.title,
        "stop": "" if gathering.title.endswith(tuple(".!?…")) else ".",
        "day": written_day(gathering.starts, language),
        "day_short": written_date(gathering.starts, language),
        "starts": written_time(gathering.starts, language),
        "ends": written_time(gathering.ends, language),
        "doors": written_time(gathering.doors, language),
        "calls_begin": written_time(gathering.calls_begin, language),
        "held": written_time(gathering.held_until, language),
        "number": number and spaced(number),
        "is_landline": number is not None and area_code_of(number) is not None,
        "office": office and spaced(office),
        "hours": written_hours(gathering.office_hours, language),
        "is_recorded": gathering.is_recorded,
    }
