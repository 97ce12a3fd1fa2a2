"""Calls, recordings, numbers and the account as the REST API shows them, with the published field names."""

from datetime import datetime

from dialin.rehearsal.company import Company
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.network.recordings import CallRecording
from dialin.rehearsal.numbers import IncomingNumber
from dialin.rehearsal.wire.parameters import API_VERSION, rfc_2822

Shape = dict[str, object]


def call(company: Company, leg: Leg) -> Shape:
    base = uri(company, f"Calls/{leg.sid}")
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


def recording(company: Company, found: CallRecording) -> Shape:
    base = uri(company, f"Recordings/{found.sid}")
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
        "voice_application_sid": found.application_sid,
        "voice_receive_mode": "voice",
        "status_callback": found.status_callback,
        "status_callback_method": found.status_callback_method,
        "capabilities": {"voice": found.takes_calls, "sms": found.sends_messages, "mms": False, "fax": False},
        "address_requirements": "local",
        "address_sid": None,
        "bundle_sid": None,
        "beta": False,
        "origin": "twilio",
        "trunk_sid": found.trunk_sid,
        "status": "in-use",
        "type": "local",
        "uri": uri(company, f"IncomingPhoneNumbers/{found.sid}.json"),
    }


def account(company: Company, opened: datetime) -> Shape:
    return {
        "sid": company.account_sid,
        "owner_account_sid": company.account_sid,
        "friendly_name": "Rehearsal",
        "auth_token": company.auth_token,
        "status": company.account.status,
        "type": company.account.type,
        "date_created": rfc_2822(opened),
        "date_updated": rfc_2822(opened),
        "uri": f"/{API_VERSION}/Accounts/{company.account_sid}.json",
        "subresource_uris": {"calls": uri(company, "Calls.json")},
    }


def balance(company: Company) -> Shape:
    """A subaccount has none of its own."""
    told = company.account
    return {"account_sid": company.account_sid, "balance": told.balance, "currency": told.balance and told.currency}


def route(company: Company, found: IncomingNumber) -> Shape:
    """Of another part of the API, whose times are written by ISO 8601."""
    created = f"{found.created_at:%Y-%m-%dT%H:%M:%SZ}"
    return {
        "sid": f"QQ{found.sid[2:]}",
        "account_sid": company.account_sid,
        "phone_number": found.phone_number,
        "friendly_name": found.friendly_name,
        "voice_region": found.region,
        "date_created": created,
        "date_updated": created,
        "url": f"https://routes.twilio.com/v2/PhoneNumbers/{found.phone_number}",
    }


def uri(company: Company, rest: str) -> str:
    return f"/{API_VERSION}/Accounts/{company.account_sid}/{rest}"


def _when(time: datetime | None) -> str | None:
    return rfc_2822(time) if time else None
