"""Messages: send, fetch, list, take their words away, delete."""

import re

from flask import Blueprint, Response, jsonify, request

from dialin.rehearsal.company import Company
from dialin.rehearsal.messages import LONGEST_BODY, Message
from dialin.rehearsal.rest import forms, pages
from dialin.rehearsal.rest.shapes import Shape, uri
from dialin.rehearsal.rest.trouble import RestError, not_found
from dialin.rehearsal.twiml.values import telephone_number
from dialin.rehearsal.wire.parameters import API_VERSION, rfc_2822

# One part of a message in the alphabet that holds umlauts, and of several.
_ONE_PART, _A_PART = 160, 153
_NAMED_SENDER = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9 +\-_&]{1,11}")


def blueprint(company: Company) -> Blueprint:
    messages = Blueprint("messages", __name__)

    @messages.post("/Messages.json")
    def create() -> tuple[Response, int]:
        return jsonify(_send(company)), 201

    @messages.get("/Messages.json")
    def show_all() -> Response:
        with company.lock:
            found = [one for one in reversed(company.messages.by_sid.values()) if _is_wanted(one)]
            return pages.page("messages", [_shape(company, one) for one in found])

    @messages.get("/Messages/<sid>.json")
    def fetch(sid: str) -> Response:
        with company.lock:
            return jsonify(_shape(company, _message(company, sid)))

    @messages.post("/Messages/<sid>.json")
    def update(sid: str) -> Response:
        with company.lock:
            message = _message(company, sid)
            if request.form.get("Body") != "":
                raise RestError(400, 20001, "Body can only be made empty")
            message.body = ""
            return jsonify(_shape(company, message))

    @messages.delete("/Messages/<sid>.json")
    def delete(sid: str) -> tuple[str, int]:
        with company.lock:
            if _message(company, sid).status == "queued":
                raise RestError(409, 20009, "The message is on its way and cannot be deleted")
            del company.messages.by_sid[sid]
        return "", 204

    return messages


def _message(company: Company, sid: str) -> Message:
    message = company.messages.by_sid.get(sid)
    if message is None:
        raise not_found(f"/Messages/{sid}")
    return message


def _is_wanted(message: Message) -> bool:
    day = message.sent_at.date().isoformat() if message.sent_at else "not yet"
    filters = {"To": message.to, "From": message.from_}
    return request.args.get("DateSent", day).startswith(day) and all(
        request.args.get(name, value) == value for name, value in filters.items()
    )


def _send(company: Company) -> Shape:
    to, from_, body = forms.text("To"), forms.text("From"), forms.text("Body")
    _demand_receiver(company, to)
    _demand_sender(company, from_)
    if not body:
        raise RestError(400, 21602, "Message body is required")
    if len(body) > LONGEST_BODY:
        raise RestError(400, 21617, f"The message body exceeds the {LONGEST_BODY} character limit")
    told = forms.address("StatusCallback", "StatusCallbackMethod")
    with company.turn():
        return _shape(company, company.messages.send(to, from_, body, told if told and told[0] else None))


def _demand_receiver(company: Company, to: str) -> None:
    if not to:
        raise RestError(400, 21604, "A 'To' phone number is required")
    if not telephone_number(to):
        raise RestError(400, 21211, f"Invalid 'To' Phone Number: {to}")
    if not company.permissions.allow(to):
        raise RestError(400, 21408, f"Permission to send an SMS has not been enabled for the region of {to}")
    if code := company.messages.handset(to).refused_with:
        raise RestError(400, code, f"The message to {to} is refused")


def _demand_sender(company: Company, from_: str) -> None:
    if not from_:
        raise RestError(400, 21603, "A 'From' phone number is required")
    if from_ not in company.numbers and not _NAMED_SENDER.fullmatch(from_):
        raise RestError(400, 21606, f"{from_} is not a phone number of this account that can send messages")


def _shape(company: Company, message: Message) -> Shape:
    base = uri(company, f"Messages/{message.sid}")
    length = len(message.body)
    return {
        "sid": message.sid,
        "account_sid": company.account_sid,
        "api_version": API_VERSION,
        "to": message.to,
        "from": message.from_,
        "body": message.body,
        "status": message.status,
        "direction": "outbound-api",
        "error_code": message.error_code,
        "error_message": None,
        "messaging_service_sid": None,
        "num_segments": str(1 if length <= _ONE_PART else -(-length // _A_PART)),
        "num_media": "0",
        "price": None,
        "price_unit": "USD",
        "date_created": rfc_2822(message.created_at),
        "date_updated": rfc_2822(message.updated_at or message.created_at),
        "date_sent": rfc_2822(message.sent_at) if message.sent_at else None,
        "uri": f"{base}.json",
        "subresource_uris": {"media": f"{base}/Media.json"},
    }
