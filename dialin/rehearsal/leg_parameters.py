"""The parameters that stand in every request about a call leg."""

import json

from dialin.rehearsal.legs import Leg
from dialin.rehearsal.wire.parameters import API_VERSION

_PLACES = ("City", "State", "Zip", "Country")
# Country names of the numbers that a rehearsal meets; others are left empty, as the provider does.
_COUNTRIES = {"+49": "DE", "+43": "AT", "+41": "CH", "+44": "GB", "+1": "US"}


def standard(leg: Leg, account_sid: str) -> dict[str, str]:
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


def _country(number: str) -> str:
    return next((name for prefix, name in _COUNTRIES.items() if number.startswith(prefix)), "")
