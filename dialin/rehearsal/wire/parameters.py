"""The parameters that stand in every request about a call leg."""

import json
from email.utils import format_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from dialin.rehearsal.legs import Leg

API_VERSION = "2010-04-01"
_PLACES = ("City", "State", "Zip", "Country")
# Country names of the numbers that a rehearsal meets; others are left empty, as the provider does.
_COUNTRIES = {"+49": "DE", "+43": "AT", "+41": "CH", "+44": "GB", "+1": "US"}


def standard(leg: "Leg", account_sid: str) -> dict[str, str]:
    """The standard set of a TwiML request, with the legacy copies of From and To."""
    found = {
        "CallSid": leg.sid,
        "AccountSid": account_sid,
        "From": leg.from_,
        "To": leg.to,
        "Caller": leg.from_,
        "Called": leg.to,
        "CallStatus": leg.status,
        "ApiVersion": API_VERSION,
        "Direction": leg.direction,
    }
    for name, number in (("From", leg.from_), ("To", leg.to), ("Caller", leg.from_), ("Called", leg.to)):
        found |= {f"{name}{place}": "" for place in _PLACES}
        found[f"{name}Country"] = _country(number)
    if leg.parent:
        found["ParentCallSid"] = leg.parent.sid
    if leg.forwarded_from:
        found["ForwardedFrom"] = leg.forwarded_from
    if leg.direction == "inbound":
        found["CallToken"] = json.dumps({"parentCallInfoToken": f"rehearsal.{leg.sid}"})
    if leg.answered_by:
        found["AnsweredBy"] = leg.answered_by
    return found | leg.sip_parameters


def rfc_2822(when: "datetime") -> str:
    return format_datetime(when)


def flag(value: bool) -> str:
    return "true" if value else "false"


def _country(number: str) -> str:
    return next((name for prefix, name in _COUNTRIES.items() if number.startswith(prefix)), "")
