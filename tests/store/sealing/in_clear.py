"""Looks at a database as somebody does who has its file and no key: for PINs, telephone numbers, sound, passcodes."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import LargeBinary, String, cast, select, type_coerce

from dialin.services import Services
from dialin.store.events import EventTable
from dialin.store.pins import PinTable
from dialin.store.sealing.columns import Sealed, SealedBytes, SealedNumber
from dialin.store.tables import metadata

WORDS = (
    "null|zero|oh|o", "eins|ein|one", "zwei|zwo|two", "drei|three", "vier|four", "fünf|fuenf|five", "sechs|six",
    "sieben|seven", "acht|eight", "neun|nine",
)  # fmt: skip
BETWEEN = r"[\s/().,;:\"'-]{0,3}"  # the digits of a number, as people write it or JSON does
TAG = r"<[a-z/][^<>\n]{0,80}>"  # within one value: a sealed one may hold the sign by chance
LOCAL = 8  # the last digits of a number, which is whole with them: the area code is known
SOUND = b"RIFF"
CITYS = (EventTable.number, EventTable.office, EventTable.bridge_number)
NUMBERS = [one for table in metadata.sorted_tables for one in table.columns if isinstance(one.type, SealedNumber)]


def in_clear(services: Services) -> set[str]:
    """Which of the secrets that are on file can be read without a key."""
    raw = b"\n".join(_as_it_is_kept(services))
    text = raw.decode("utf-8", "replace").lower()
    spoken = " ".join(re.findall(r"[^\W\d_]+", re.sub(TAG, " ", text)))
    found = {name for name, digits in _secrets(services).items() if _stands_in(digits, text, spoken)}
    return found | {"sound"} if SOUND in raw else found


def _stands_in(digits: str, text: str, spoken: str) -> bool:
    by_figures = BETWEEN.join(digits) if len(digits) == LOCAL else rf"(?<!\d){BETWEEN.join(digits)}(?!\d)"
    in_words = " ".join(f"(?:{WORDS[int(digit)]})" for digit in digits)  # of the first only the end: columns abut
    return re.search(by_figures, text) is not None or re.search(in_words, spoken) is not None


def _secrets(services: Services) -> Mapping[str, str]:
    """Digits by what they are."""
    with services.looking() as act:
        ask = act.connection.execute
        citys = {number for row in ask(select(*CITYS)) for number in row}
        numbers = {number for column in NUMBERS for number in ask(select(column)).scalars()} - citys - {None}
        pins = [act.pin_keys.open(sealed) for sealed in ask(select(PinTable.sealed)).scalars()]
        passcodes = {re.sub(r"\D", "", keys or "") for keys in ask(select(EventTable.bridge_digits)).scalars()}
    return (
        {f"number {number}": re.sub(r"\D", "", number)[-LOCAL:] for number in numbers}
        | {f"PIN {pin}": pin for pin in pins}
        | {f"passcode {code}": code for code in passcodes if len(code) > 5}
    )


def _as_it_is_kept(services: Services) -> Iterator[bytes]:
    url = services.database.write.url
    if url.get_backend_name() == "sqlite":
        file = Path(url.database or "")
        yield from (path.read_bytes() for path in sorted(file.parent.glob(f"{file.name}*")))
        return
    with services.looking() as act:
        for table in metadata.sorted_tables:
            for column in table.columns:
                plain = type_coerce(column, column.type.impl_instance) if isinstance(column.type, Sealed) else column
                is_binary = isinstance(column.type, LargeBinary | SealedBytes)
                kept = act.connection.execute(select(plain if is_binary else cast(plain, String))).scalars()
                yield from (one if isinstance(one, bytes) else one.encode() for one in kept if one is not None)
