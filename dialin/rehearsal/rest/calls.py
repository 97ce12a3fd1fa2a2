"""Calls: place, fetch, change, list, delete."""

from flask import Blueprint, Response, jsonify, request

from dialin.rehearsal.callees.detecting import Detection
from dialin.rehearsal.company import Company
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.outbound import Placing, place
from dialin.rehearsal.rest import forms, pages, shapes
from dialin.rehearsal.rest.trouble import RestError, not_found
from dialin.rehearsal.twiml.values import keys, sip_address, telephone_number

PROGRESS = frozenset({"initiated", "ringing", "answered", "completed"})
MOST_KEYS = 32
_TONES = keys("0123456789ABCD#*wW", at_most=MOST_KEYS)


def blueprint(company: Company) -> Blueprint:
    calls = Blueprint("calls", __name__)

    @calls.post("/Calls.json")
    def create() -> tuple[Response, int]:
        placing = _placing(company)
        with company.turn():
            leg = place(company, placing)
            shape = shapes.call(company, leg)
        return jsonify(shape), 201

    @calls.get("/Calls.json")
    def show_all() -> Response:
        with company.lock:
            found = [leg for leg in company.legs.values() if _is_wanted(leg)]
            found.sort(key=lambda leg: leg.created_at, reverse=True)
            return pages.page("calls", [shapes.call(company, leg) for leg in found])

    @calls.get("/Calls/<sid>.json")
    def fetch(sid: str) -> Response:
        with company.lock:
            return jsonify(shapes.call(company, leg_of(company, sid)))

    @calls.post("/Calls/<sid>.json")
    def update(sid: str) -> Response:
        with company.turn():
            leg = leg_of(company, sid)
            _update(company, leg)
            shape = shapes.call(company, leg)
        return jsonify(shape)

    @calls.delete("/Calls/<sid>.json")
    def delete(sid: str) -> tuple[str, int]:
        with company.lock:
            if not leg_of(company, sid).is_over:
                raise RestError(409, 20009, "The call is in progress and cannot be deleted")
            del company.legs[sid]
        return "", 204

    return calls


def leg_of(company: Company, sid: str) -> Leg:
    leg = company.legs.get(sid)
    if leg is None:
        raise not_found(f"/Calls/{sid}")
    return leg


def endpoints(company: Company) -> tuple[str, str]:
    """To and From of a call to be placed, refused as the provider would refuse them."""
    to, from_ = forms.text("To"), forms.text("From")
    if not to:
        raise RestError(400, 21201, "No 'To' number is specified")
    if not from_:
        raise RestError(400, 21213, "No 'From' number is specified")
    is_sip = to.startswith(("sip:", "sips:"))
    if not (sip_address(to) if is_sip else telephone_number(to)):
        raise RestError(400, 21211, f"Invalid 'To' Phone Number: {to}")
    _demand_permission(company, to)
    if not is_sip and not telephone_number(from_):
        raise RestError(400, 21212, f"Invalid 'From' Phone Number: {from_}")
    if not is_sip and from_ not in company.numbers:
        raise RestError(400, 21210, f"'From' phone number not verified: {from_}")
    return to, from_


def _demand_pace(company: Company) -> None:
    with company.lock:
        if not company.pace.take(company.turns.seconds):
            raise RestError(429, 20429, "Too Many Requests")


def _demand_permission(company: Company, to: str) -> None:
    if not to.startswith(("sip:", "sips:")) and not company.permissions.allow(to):
        raise RestError(400, 21215, f"Account not authorized to call {to}. Perhaps you need to enable some countries.")
    if code := company.callee(to).refused_with:
        raise RestError(400, code, f"The call to {to} is refused")


def _placing(company: Company) -> Placing:
    _demand_pace(company)
    to, from_ = endpoints(company)
    then = forms.document("answered")
    if then is None:
        raise RestError(400, 21205, "Url or Twiml is required")
    if not _TONES(forms.text("SendDigits")):
        raise RestError(400, 21205, "SendDigits takes up to 32 of 0-9 A-D # * w W")
    return Placing(
        to,
        from_,
        then,
        progress=forms.callback(events=PROGRESS, default="completed"),
        fallback=forms.address("FallbackUrl", "FallbackMethod"),
        timeout=forms.seconds("Timeout", 60, at_most=600),
        time_limit=forms.seconds("TimeLimit", 14400, at_most=86400),
        send_digits=forms.text("SendDigits"),
        detection=_detection(),
    )


def _detection() -> Detection | None:
    kind = forms.text("MachineDetection")
    if not kind:
        return None
    if kind not in ("Enable", "DetectMessageEnd"):
        raise RestError(400, 20001, f"MachineDetection is Enable or DetectMessageEnd, not {kind}")
    return Detection(
        kind == "DetectMessageEnd",
        forms.seconds("MachineDetectionTimeout", 30, at_least=3, at_most=59),
        forms.is_on("AsyncAmd"),
        forms.address("AsyncAmdStatusCallback", "AsyncAmdStatusCallbackMethod"),
    )


def _is_wanted(leg: Leg) -> bool:
    filters = {
        "To": leg.to,
        "From": leg.from_,
        "Status": leg.status,
        "ParentCallSid": leg.parent.sid if leg.parent else "",
    }
    return all(request.args.get(name, value) == value for name, value in filters.items())


def _update(company: Company, leg: Leg) -> None:
    status = forms.text("Status")
    if leg.is_over:
        raise RestError(400, 21220, "Call is not in-progress. Cannot redirect.")
    if status == "completed":
        leg.end("completed", "ended by the REST API", by="api")
        return
    if status == "canceled":
        _cancel(leg)
        return
    then = forms.document("updated")
    if then is None and "StatusCallback" in request.form:
        raise RestError(400, 21205, "StatusCallback can only be changed together with Url")
    _set_terms(company, leg)
    if then:
        if leg.status != "in-progress":
            raise RestError(400, 21220, "Call is not in-progress. Cannot redirect.")
        company.redirect(leg, then)


def _cancel(leg: Leg) -> None:
    if leg.status not in ("queued", "ringing"):
        raise RestError(400, 21220, "Call is neither queued nor ringing. Cannot cancel.")
    leg.end("canceled", "canceled by the REST API", by="api")


def _set_terms(company: Company, leg: Leg) -> None:
    leg.fallback = forms.address("FallbackUrl", "FallbackMethod") or leg.fallback
    leg.progress = forms.callback(events=PROGRESS, default="completed") or leg.progress
    if "TimeLimit" in request.form:
        limit = forms.seconds("TimeLimit", 14400, at_most=86400)
        company.clock.after(limit, lambda: leg.end("completed", "the call's time limit", by="company"))
