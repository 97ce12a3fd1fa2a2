"""Prints letters: one PDF for a batch, each letter beginning on a front side."""

from typing import Any

from dialin.letters.printing.addresses import address_lines, refuse_address
from dialin.letters.printing.contents import WITH_PIN, Batch, Gathering, Letter
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
from dialin.rules.phone_numbers import area_code_of, spaced
from dialin.rules.refusals import Refused

TITLES = {"de": "Briefe", "en": "Letters"}


def print_letters(batch: Batch, stationery: Stationery) -> bytes:
    """The PDF of them all; raises `PrintingTrouble`."""
    language = language_of(batch.gathering.language, batch.gathering.language)
    return press(
        "letters.typ",
        {
            "title": f"{TITLES[language]}: {batch.gathering.title}",
            "lang": language,
            "sender": stationery.sender,
            "signature": stationery.signature,
            "letters": [_letter(one, batch, stationery) for one in batch.letters],
        },
    )


def refuse_letter(letter: Letter) -> Refused | None:
    """Why this one cannot be printed, or would not arrive; raises `PrintingTrouble` where nothing can be printed."""
    told = letter.answered
    written = (letter.to.name, *letter.to.address, *((told.question, told.answer) if told else ()))
    if missing := face().missing_in("".join(written)):
        return Refused(
            "Letters cannot show “{missing}”. Write the name and address in Latin letters.", {"missing": missing}
        )
    return refuse_address(letter.to)


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
        "held": written_time(gathering.held_until, language),
        "number": number and spaced(number),
        "is_landline": number is not None and area_code_of(number) is not None,
        "office": office and spaced(office),
        "hours": written_hours(gathering.office_hours, language),
        "is_recorded": gathering.is_recorded,
    }
