"""Answers Jitsi's conference mapper and its list of telephone numbers, by the names and shapes that Jitsi knows.

Both are public, as Jitsi's pages ask them from every browser. They tell nothing of an event but the PIN of a room whose
name is known, the room of a PIN that is known, and the number to call.
"""

import phonenumbers
from flask import Blueprint, Response, jsonify, request

from dialin.actions.conferences.map_room import (
    MappedRoom,
    count_miss,
    find_by_pin,
    find_by_room,
    is_closed,
    numbers_of,
)
from dialin.actions.staff.attempts import network_of
from dialin.current import current_services
from dialin.store.act import CALLER

mapper = Blueprint("mapper", __name__, url_prefix="/jitsi")

FOUND = "Successfully retrieved conference mapping"
NOT_FOUND = "No conference mapping was found"
NOTHING_ASKED = "No conference or id provided"
TOO_MANY = "Too many unknown ids. Try again later."
AN_HOUR = 60 * 60  # seconds


@mapper.get("/conferenceMapper")
def conference_mapper() -> Response:
    """By the room, which goes first, or by the PIN."""
    room, pin = request.args.get("conference", ""), request.args.get("id", "").strip()
    if room:
        with current_services().looking() as act:
            found = find_by_room(act, room)
        return _told(found)
    if pin:
        return _by_pin(pin)
    return _open_to_pages(jsonify(message=NOTHING_ASKED, conference=False, id=False))


def _by_pin(pin: str) -> Response:
    """Misses are counted before the next PIN is looked at; whoever floods takes the database's writer from nobody."""
    services, network = current_services(), network_of(request.remote_addr or "")
    with services.looking() as act:
        closed, found = is_closed(act, network), find_by_pin(act, pin)
    if closed:
        answer = jsonify(message=TOO_MANY, conference=False, id=False)
        answer.status_code = 429
        answer.headers["Retry-After"] = str(AN_HOUR)
        return _open_to_pages(answer)
    if found is None:
        with services.acting(CALLER) as act:
            count_miss(act, network)
    return _told(found)


def _told(found: MappedRoom | None) -> Response:
    if found is None:
        return _open_to_pages(jsonify(message=NOT_FOUND, conference=False, id=False))
    return _open_to_pages(jsonify(message=FOUND, conference=found.room, id=int(found.pin)))


@mapper.get("/phoneNumberList")
def phone_number_list() -> Response:
    """Of this room, or where none is named of all."""
    room = request.args.get("conference", "")
    with current_services().looking() as act:
        found = find_by_room(act, room) if room else None
        numbers = ([found.number] if found and found.number else []) if room else numbers_of(act)
    return _open_to_pages(jsonify([_listed(number) for number in numbers]))


def _listed(e164: str) -> dict[str, object]:
    number = phonenumbers.parse(e164)
    return {
        "countryCode": phonenumbers.region_code_for_number(number) or "",
        "formattedNumber": phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL),
        "tollFree": phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.TOLL_FREE,
    }


def _open_to_pages(answer: Response) -> Response:
    """Jitsi's pages have another address, and nothing here depends on who asks."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cache-Control"] = "no-store"
    return answer
