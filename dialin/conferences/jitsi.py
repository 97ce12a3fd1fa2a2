"""Asks the two services beside a Jitsi: which telephone numbers it has, and which digits lead to a room."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from dialin.conferences.http import TIME_OUTS, fetch
from dialin.conferences.numbers import nearest_first, read_numbers
from dialin.conferences.promise import Asked, ConferenceTrouble, Reason, Seen

MAPPER, NUMBERS = "conferenceMapper", "phoneNumberList"


class Jitsi:
    """time_outs: seconds, to connect and between bytes."""

    def __init__(self, *, time_outs: tuple[float, float] = TIME_OUTS) -> None:
        self._time_outs = time_outs

    def look(self, event: Asked) -> Seen:
        """Jitsi says who may come in and not who is there. A list of numbers that cannot be had is none."""
        mapped = self._ask(event, MAPPER)
        code = _code_in(mapped)
        if code is None:
            raise ConferenceTrouble(Reason.UNKNOWN, "Jitsi's mapper knows no digits for this room.")
        try:
            listed = list(_listed(self._ask(event, NUMBERS)))
        except ConferenceTrouble:
            listed = []
        numbers = [number for text in listed for number in read_numbers(text)]
        return Seen(numbers=nearest_first(numbers, event.number), code=code)

    def _ask(self, event: Asked, service: str) -> Any:
        room = quote(event.bridge_meeting or "", safe="@%")
        url = f"{base_of(event.bridge_api or '')}/{service}?conference={room}"
        answer = fetch(url, token=event.bridge_secret, time_outs=self._time_outs)
        try:
            return json.loads(answer)
        except (ValueError, RecursionError):
            raise ConferenceTrouble(Reason.NONSENSE, "The answer is none of Jitsi's.") from None


def base_of(api: str) -> str:
    """Where both services are; the address of one of them leads to the other."""
    parts = urlsplit(api.rstrip("/"))
    folder, _, last = parts.path.rpartition("/")
    path = folder if last in (MAPPER, NUMBERS) else parts.path
    return urlunsplit(parts._replace(path=path)).rstrip("/")


def _code_in(answer: Any) -> str | None:
    """id: a number, which some write as text; false or 0 where there is none."""
    if not isinstance(answer, dict) or "id" not in answer:
        raise ConferenceTrouble(Reason.NONSENSE, "The answer is none of Jitsi's mapper.")
    code = answer["id"]
    if isinstance(code, bool) or code in (None, 0, ""):
        return None
    text = str(code).strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 20):
        raise ConferenceTrouble(Reason.NONSENSE, "Jitsi's mapper answers with something else than digits.")
    return text


def _listed(answer: Any) -> Iterator[str]:
    """In both shapes: numbers with their countries, and in `numbers` countries with lists of their numbers."""
    if isinstance(answer, dict) and answer.get("numbersEnabled") is False:
        return
    if isinstance(answer, list):
        for one in answer:
            if isinstance(one, dict) and isinstance(number := one.get("formattedNumber"), str):
                yield number
            elif isinstance(one, str):
                yield one
        return
    countries = answer.get("numbers", answer) if isinstance(answer, dict) else None
    if isinstance(countries, list):
        yield from _listed(countries)
    elif isinstance(countries, dict):
        for numbers in countries.values():
            yield from (one for one in numbers if isinstance(one, str)) if isinstance(numbers, list) else ()
