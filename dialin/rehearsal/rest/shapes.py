"""Resources as the REST API shows them: field names and types of the published description."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from flask import Response, jsonify, request

from dialin.rehearsal.company import Company
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.network.recordings import CallRecording
from dialin.rehearsal.numbers import IncomingNumber
from dialin.rehearsal.rest.trouble import RestError
from dialin.rehearsal.rooms.room import Participant, Room
from dialin.rehearsal.wire.parameters import API_VERSION, rfc_2822

Shape = dict[str, Any]


def page(name: str, items: list[Shape]) -> Response:
    """One page of a list: exactly one key beside those of paging, as the client demands."""
    size = _number("PageSize", 50)
    place = _number("Page", 0)
    if not 1 <= size <= 1000:
        raise RestError(400, 20006, "PageSize is between 1 and 1000")
    start, path = place * size, f"{request.path}?PageSize={size}"
    shown = items[start : start + size]
    has_more = start + size < len(items)
    return jsonify(
        {
            name: shown,
            "page": place,
            "page_size": size,
            "start": start,
            "end": start + max(0, len(shown) - 1),
            "uri": f"{path}&Page={place}",
            "first_page_uri": f"{path}&Page=0",
            "next_page_uri": f"{path}&{_filters()}Page={place + 1}" if has_more else None,
            "previous_page_uri": f"{path}&{_filters()}Page={place - 1}" if place else None,
        }
    )


def _number(name: str, default: int) -> int:
    value = request.args.get(name, "")
    return int(value) if value.isdigit() else default


def _filters() -> str:
    kept = [(k, v) for k, v in request.args.items(multi=True) if k not in ("Page", "PageSize")]
    return urlencode(kept) + "&" if kept else ""


def call(company: Company, leg: Leg) -> Shape:
    base = _uri(company, f"Calls/{leg.sid}")
    number = company.numbers.get(leg.to if leg.direction == "inbound" else leg.from_)
    return {
        "sid": leg.sid,
        "account_sid": company.account_sid,
        "api_version": API_VERSION,
        "parent_call_sid": leg.parent.sid if leg.parent else None,
        "phone_number_sid": number.sid if number else None,
        "to": leg.to,
        "to_formatted": leg.to,
        "from": leg.from_,
        "from_formatted": leg.from_,
        "status": leg.status,
        "direction": leg.direction,
        "date_created": rfc_2822(leg.created_at),
        "date_updated": rfc_2822(leg.ended_at or leg.answered_at or leg.created_at),
        "start_time": _when(leg.answered_at),
        "end_time": _when(leg.ended_at),
        "duration": str(leg.duration) if leg.is_over else None,
        "price": None,
        "price_unit": "USD",
        "answered_by": leg.answered_by or None,
        "forwarded_from": leg.forwarded_from or None,
        "group_sid": None,
        "caller_name": None,
        "queue_time": "0",
        "trunk_sid": None,
        "uri": f"{base}.json",
        "subresource_uris": {"recordings": f"{base}/Recordings.json"},
    }


def conference(company: Company, room: Room) -> Shape:
    base = _uri(company, f"Conferences/{room.sid}")
    return {
        "sid": room.sid,
        "account_sid": company.account_sid,
        "api_version": API_VERSION,
        "friendly_name": room.friendly_name,
        "status": room.status,
        "region": room.region,
        "date_created": rfc_2822(room.created_at),
        "date_updated": rfc_2822(room.updated_at),
        "reason_conference_ended": room.reason_ended,
        "call_sid_ending_conference": room.call_sid_ending,
        "uri": f"{base}.json",
        "subresource_uris": {
            "participants": f"{base}/Participants.json",
            "recordings": f"{base}/Recordings.json",
        },
    }


def participant(company: Company, inside: Participant) -> Shape:
    shape = expected_participant(company, inside.room, company.legs[inside.leg.sid])
    return shape | {
        "label": inside.label or None,
        "end_conference_on_exit": inside.ends,
        "start_conference_on_enter": inside.starts,
        "muted": inside.muted,
        "hold": inside.hold,
        "status": "connected",
        "date_created": rfc_2822(inside.joined_at),
        "date_updated": rfc_2822(inside.updated_at),
    }


def expected_participant(company: Company, room: Room, leg: Leg) -> Shape:
    """A leg that is still being dialled into a room."""
    joining = room.expected.get(leg.sid)
    status = {"queued": "queued", "ringing": "ringing"}.get(leg.status, "connecting")
    return {
        "account_sid": company.account_sid,
        "call_sid": leg.sid,
        "conference_sid": room.sid,
        "label": (joining.label if joining else "") or None,
        "call_sid_to_coach": None,
        "coaching": False,
        "end_conference_on_exit": joining.ends if joining else False,
        "start_conference_on_enter": joining.starts if joining else True,
        "muted": joining.muted if joining else False,
        "hold": False,
        "status": status,
        "date_created": rfc_2822(leg.created_at),
        "date_updated": rfc_2822(leg.created_at),
        "queue_time": "0",
        "uri": _uri(company, f"Conferences/{room.sid}/Participants/{leg.sid}.json"),
    }


def recording(company: Company, found: CallRecording) -> Shape:
    base = _uri(company, f"Recordings/{found.sid}")
    is_known = found.status not in ("in-progress", "processing")
    return {
        "sid": found.sid,
        "account_sid": company.account_sid,
        "api_version": API_VERSION,
        "call_sid": found.call_sid or None,
        "conference_sid": found.conference_sid or None,
        "date_created": rfc_2822(found.started_at),
        "date_updated": rfc_2822(found.started_at),
        "start_time": rfc_2822(found.started_at),
        "duration": str(round(found.seconds)) if is_known else None,
        "price": None,
        "price_unit": "USD",
        "status": found.status,
        "channels": found.channels,
        "source": found.source,
        "error_code": None,
        "encryption_details": None,
        "media_url": company.media_url(found.sid),
        "uri": f"{base}.json",
        "subresource_uris": {"transcriptions": f"{base}/Transcriptions.json"},
    }


def number(company: Company, found: IncomingNumber) -> Shape:
    created = rfc_2822(found.created_at)
    return {
        "sid": found.sid,
        "account_sid": company.account_sid,
        "api_version": API_VERSION,
        "phone_number": found.phone_number,
        "friendly_name": found.friendly_name,
        "date_created": created,
        "date_updated": created,
        "voice_url": found.voice_url,
        "voice_method": found.voice_method,
        "voice_fallback_url": found.voice_fallback_url,
        "voice_fallback_method": found.voice_fallback_method,
        "voice_caller_id_lookup": False,
        "voice_application_sid": None,
        "voice_receive_mode": "voice",
        "status_callback": found.status_callback,
        "status_callback_method": found.status_callback_method,
        "capabilities": {"voice": True, "sms": False, "mms": False, "fax": False},
        "address_requirements": "local",
        "address_sid": None,
        "bundle_sid": None,
        "beta": False,
        "origin": "twilio",
        "trunk_sid": None,
        "status": "in-use",
        "type": "local",
        "uri": _uri(company, f"IncomingPhoneNumbers/{found.sid}.json"),
    }


def account(company: Company, opened: datetime) -> Shape:
    return {
        "sid": company.account_sid,
        "owner_account_sid": company.account_sid,
        "friendly_name": "Rehearsal",
        "auth_token": company.auth_token,
        "status": "active",
        "type": "Full",
        "date_created": rfc_2822(opened),
        "date_updated": rfc_2822(opened),
        "uri": f"/{API_VERSION}/Accounts/{company.account_sid}.json",
        "subresource_uris": {"calls": _uri(company, "Calls.json")},
    }


def _uri(company: Company, rest: str) -> str:
    return f"/{API_VERSION}/Accounts/{company.account_sid}/{rest}"


def _when(time: datetime | None) -> str | None:
    return rfc_2822(time) if time else None
