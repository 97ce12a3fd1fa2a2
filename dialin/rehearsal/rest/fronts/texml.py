"""Telnyx' REST API of TeXML: a bearer's key, JSON to place a call, other codes, fewer filters, nothing to delete."""

import base64
import json
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qs, urlencode

from dialin.rehearsal.company import Company
from dialin.rehearsal.rest.fronts.translating import Asked, Complaint, Front, Refused, each, not_here
from dialin.rehearsal.wire.parameters import API_VERSION
from dialin.rehearsal.wire.telnyx import iso_8601

UNDER = "/v2/texml"
USUAL = f"/{API_VERSION}"
CODES = {20404: 10005, 20003: 10009, 21220: 90018, 20429: 10011}
STATUSES = {21220: 422}
PLACED_WITH = {
    **dict.fromkeys(("To", "From", "Url", "StatusCallback", "StatusCallbackMethod", "StatusCallbackEvent", "Timeout")),
    **dict.fromkeys(("TimeLimit", "MachineDetection", "AsyncAmd", "AsyncAmdStatusCallback", "FallbackUrl")),
    "AsyncAmdStatusCallbackMethod": None,
    "UrlMethod": "Method",
}
ITS_OWN = frozenset(
    {"ApplicationSid", "CustomHeaders", "CancelPlaybackOnMachineDetection", "CancelPlaybackOnDetectMessageEnd"}
)
LIMITS = {"Timeout": (5, 120), "TimeLimit": (30, 14400)}
FINISHED = {"canceled", "completed", "failed", "busy", "no-answer"}
OF_A_CALL = {
    *("account_sid", "answered_by", "caller_name", "date_created", "date_updated", "direction", "duration", "end_time"),
    *("from", "from_formatted", "price", "price_unit", "sid", "start_time", "status", "to", "to_formatted", "uri"),
}


def _inward(asked: Asked, company: Company) -> Asked:
    if asked.path.startswith("/recordings/"):
        return _sound(asked, company)
    if not asked.path.startswith(f"{UNDER}/Accounts/") or "/Messages" in asked.path:
        raise not_here(asked.path)
    path = USUAL + asked.path.removeprefix(UNDER)
    asked = replace(asked, authorization=_signed_in(asked, company))
    if "/Recordings" in path:
        return replace(asked, path=path)
    if path.endswith(".json") or asked.method == "DELETE":
        raise not_here(asked.path)
    wanted = parse_qs(asked.query).get("Status", [])
    if path.endswith("/Calls") and not set(wanted) <= FINISHED:
        raise Refused(422, 0, "Status is one of a finished call")
    if path.endswith("/Calls") and asked.method == "POST":
        asked = _placing(asked, company)
    return replace(asked, path=f"{path}.json")


def _signed_in(asked: Asked, company: Company) -> str:
    key = asked.authorization.removeprefix("Bearer ")
    user = next((name for name, secret in company.api_keys.items() if secret == key), "nobody")
    return _basic(user, key) if asked.authorization.startswith("Bearer ") else ""


def _basic(user: str, password: str) -> str:
    return f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"


def _placing(asked: Asked, company: Company) -> Asked:
    said = json.loads(asked.body)
    if said.get("ApplicationSid") not in company.api_keys:
        raise Refused(422, 0, "ApplicationSid is none of the account's")
    if unknown := said.keys() - PLACED_WITH.keys() - ITS_OWN:
        raise Refused(422, 0, f"unknown: {' '.join(sorted(unknown))}")
    for name, (least, most) in LIMITS.items():
        if name in said and not least <= said[name] <= most:
            raise Refused(422, 0, f"{name} is between {least} and {most}")
    form = {PLACED_WITH[name] or name: _word(value) for name, value in said.items() if name in PLACED_WITH}
    if headers := said.get("CustomHeaders"):
        form["To"] += "?" + urlencode({header["name"]: header["value"] for header in headers})
    return replace(asked, body=urlencode(form), kind="application/x-www-form-urlencoded")


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _sound(asked: Asked, company: Company) -> Asked:
    """From a store for files, to whoever has the address: nobody's key is told to it."""
    if asked.authorization or not company.api_keys:
        raise Refused(400, 0, "Only one way of signing in is allowed")
    _, account, sid = asked.path.strip("/").split("/")
    user, password = next(iter(company.api_keys.items()))
    path = f"{USUAL}/Accounts/{account}/Recordings/{sid}.wav"
    return replace(asked, path=path, query="", authorization=_basic(user, password))


def _outward(asked: Asked, said: object) -> object:
    if asked.method == "POST" and asked.path.endswith("/Calls") and isinstance(said, dict):
        return {name: said[name] for name in ("from", "to", "status", "sid")}
    return each(said, _in_own_words)


def _in_own_words(shape: dict[str, object]) -> dict[str, object]:
    is_a_call = "parent_call_sid" in shape
    return {name: _in_own_word(name, value) for name, value in shape.items() if not is_a_call or name in OF_A_CALL}


def _in_own_word(name: str, value: object) -> object:
    if name in ("date_created", "start_time", "date_updated") and isinstance(value, str):
        return _moment(name, parsedate_to_datetime(value), value)
    if isinstance(value, str) and value.startswith(USUAL):
        return UNDER + value.removeprefix(USUAL)
    return "outbound" if name == "direction" and str(value).startswith("outbound") else value


def _moment(name: str, when: datetime, usual: str) -> str:
    """Calls carry them as RFC 2822, some lists by ISO 8601: both are met here."""
    return iso_8601(when) if name == "start_time" else usual


def _complaint(status: int, code: int, said: str) -> Complaint:
    number = CODES.get(code, 10015)
    told = {"code": str(number), "title": said[:60], "detail": said}
    return STATUSES.get(code, 422 if status == 400 else status), {"errors": [told]}


TELNYX_FRONT = Front(_inward, _outward, _complaint)
