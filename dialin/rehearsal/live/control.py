"""The control API: telephones press, speak and listen through it."""

import time

from flask import Blueprint, Response, abort, jsonify, request

from dialin.rehearsal.company import Company
from dialin.rehearsal.legs import KEYS, Leg
from dialin.rehearsal.numbers import as_dialled

LONGEST_POLL = 20.0
LONGEST_WORDS = 500
MOST_KEYS = 64


def blueprint(company: Company) -> Blueprint:
    control = Blueprint("control", __name__, url_prefix="/rehearsal")
    _add_doings(control, company)

    @control.get("/calls/<sid>/events")
    def events(sid: str) -> Response:
        leg = _leg(company, sid)
        after = request.args.get("after", 0, type=int)
        seconds = min(LONGEST_POLL, request.args.get("wait", LONGEST_POLL, type=float))
        return jsonify(_await_events(company, leg, after, seconds))

    @control.get("/ringing")
    def ringing() -> Response:
        seconds = min(LONGEST_POLL, request.args.get("wait", LONGEST_POLL, type=float))
        return jsonify(legs=_await_ringing(company, request.args.getlist("number"), seconds))

    @control.get("/state")
    def state() -> Response:
        with company.lock:
            return jsonify(_state(company))

    return control


def _add_doings(control: Blueprint, company: Company) -> None:
    """What a person does with a telephone."""

    @control.post("/calls")
    def call() -> tuple[Response, int]:
        to, from_ = as_dialled(_field("to")), as_dialled(_field("from"))
        if to not in company.numbers:
            abort(404, f"the number {to} is not in service here")
        return jsonify(sid=company.call(from_=from_ or None, to=to).sid), 201

    @control.post("/calls/<sid>/keys")
    def press(sid: str) -> tuple[str, int]:
        keys = _field("keys")
        if not keys or len(keys) > MOST_KEYS or not set(keys) <= KEYS:
            abort(400, "keys are 0-9, * and #")
        _leg(company, sid).press(keys)
        return "", 204

    @control.post("/calls/<sid>/say")
    def say(sid: str) -> tuple[str, int]:
        words = _field("text")[:LONGEST_WORDS]
        if not words:
            abort(400, "nothing was said")
        _leg(company, sid).say(words)
        return "", 204

    @control.post("/calls/<sid>/answer")
    def answer(sid: str) -> tuple[str, int]:
        _ringing_leg(company, sid).pick_up()
        return "", 204

    @control.post("/calls/<sid>/decline")
    def decline(sid: str) -> tuple[str, int]:
        _ringing_leg(company, sid).decline()
        return "", 204

    @control.post("/calls/<sid>/hangup")
    def hang_up(sid: str) -> tuple[str, int]:
        _leg(company, sid).hang_up()
        return "", 204


def _field(name: str) -> str:
    body = request.get_json(silent=True)
    value = body.get(name) if isinstance(body, dict) else None
    return value.strip() if isinstance(value, str) else ""


def _leg(company: Company, sid: str) -> Leg:
    leg = company.legs.get(sid)
    if leg is None:
        abort(404, "there is no such call")
    return leg


def _ringing_leg(company: Company, sid: str) -> Leg:
    leg = _leg(company, sid)
    if not _rings(company, leg):
        abort(409, "this call does not ring any more")
    return leg


def _rings(company: Company, leg: Leg) -> bool:
    """Whether it rings at a telephone that somebody has to pick up."""
    return leg.to in company.telephones and leg.direction != "inbound" and leg.status == "ringing"


def _await_ringing(company: Company, numbers: list[str], seconds: float) -> list[dict[str, object]]:
    """The calls that ring at these numbers, or at any telephone where none is named."""
    until = time.monotonic() + seconds
    wanted = {as_dialled(number) for number in numbers}
    with company.changed:
        while True:
            legs = [leg for leg in company.legs.values() if _rings(company, leg) and leg.to in (wanted or {leg.to})]
            left = until - time.monotonic()
            if legs or left <= 0:
                return [{**_about(leg), "whose": company.telephones[leg.to]} for leg in legs]
            company.changed.wait(left)


def _await_events(company: Company, leg: Leg, after: int, seconds: float) -> dict[str, object]:
    until = time.monotonic() + seconds
    with company.changed:
        while len(leg.feed) <= after and not leg.is_over and (left := until - time.monotonic()) > 0:
            company.changed.wait(left)
        return {"events": leg.feed[after:], **_about(leg)}


def _about(leg: Leg) -> dict[str, object]:
    return {
        "sid": leg.sid,
        "from": leg.from_,
        "to": leg.to,
        "direction": leg.direction,
        "status": leg.status,
        "over": leg.is_over,
        "because": leg.ended_because,
        "waiting_for": leg.waiting_for,
        "room": leg.room,
        "muted": leg.muted,
        "on_hold": leg.on_hold,
        "admitted": leg.is_admitted,
    }


def _state(company: Company) -> dict[str, object]:
    rooms = [
        {
            "name": room.friendly_name,
            "sid": room.sid,
            "status": room.status,
            "participants": [
                {"sid": p.leg.sid, "label": p.label, "muted": p.muted, "hold": p.hold}
                for p in room.participants.values()
            ],
        }
        for room in company.rooms.values()
    ]
    return {
        "now": company.now.isoformat(),
        "numbers": list(company.numbers),
        "telephones": [{"number": number, "whose": whose} for number, whose in company.telephones.items()],
        "legs": [_about(leg) for leg in company.legs.values() if not leg.is_over],
        "ended": sum(leg.is_over for leg in company.legs.values()),
        "rooms": rooms,
        "alerts": [{"code": a.code, "reason": a.reason, "call": a.call_sid} for a in company.alerts[-50:]],
    }
