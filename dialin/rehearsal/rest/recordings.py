"""Recordings: list, fetch, their sound, delete."""

from flask import Blueprint, Response, jsonify, request

from dialin.rehearsal.company import Company
from dialin.rehearsal.network.recordings import CallRecording
from dialin.rehearsal.rest import pages, shapes, sounds
from dialin.rehearsal.rest.trouble import not_found

_MAKERS = {"wav": (sounds.wav, "audio/x-wav"), "mp3": (sounds.mp3, "audio/mpeg")}


def blueprint(company: Company) -> Blueprint:
    recordings = Blueprint("recordings", __name__)

    @recordings.get("/Recordings.json")
    def show_all() -> Response:
        return _list(
            company, {name: request.args.get(name, "") for name in ("CallSid", "ConferenceSid", "DateCreated>")}
        )

    @recordings.get("/Calls/<sid>/Recordings.json")
    def show_of_call(sid: str) -> Response:
        return _list(company, {"CallSid": sid})

    @recordings.get("/Conferences/<sid>/Recordings.json")
    def show_of_conference(sid: str) -> Response:
        return _list(company, {"ConferenceSid": sid})

    @recordings.get("/Recordings/<sid>.json")
    def fetch(sid: str) -> Response:
        with company.lock:
            return jsonify(shapes.recording(company, _recording(company, sid)))

    @recordings.get("/Recordings/<sid>")
    def sound(sid: str) -> Response:
        return _sound(company, sid, "wav")

    @recordings.get("/Recordings/<sid>.<any(wav, mp3):kind>")
    def sound_as(sid: str, kind: str) -> Response:
        return _sound(company, sid, kind)

    @recordings.delete("/Recordings/<sid>.json")
    def delete(sid: str) -> tuple[str, int]:
        with company.lock:
            _recording(company, sid).status = "deleted"
        return "", 204

    return recordings


def _recording(company: Company, sid: str) -> CallRecording:
    found = company.recordings.get(sid)
    if found is None or found.status == "deleted":
        raise not_found(f"/Recordings/{sid}")
    return found


def _list(company: Company, filters: dict[str, str]) -> Response:
    deleted_too = request.args.get("IncludeSoftDeleted", "").lower() == "true"
    with company.lock:
        found = [
            one
            for one in company.recordings.values()
            if filters.get("CallSid") in (None, "", one.call_sid)
            and filters.get("ConferenceSid") in (None, "", one.conference_sid)
            and f"{one.started_at:%Y-%m-%d}" >= filters.get("DateCreated>", "")
            and (deleted_too or one.status != "deleted")
        ]
        return pages.page("recordings", [shapes.recording(company, one) for one in found])


def _sound(company: Company, sid: str, kind: str) -> Response:
    make, content_type = _MAKERS[kind]
    with company.lock:
        found = _recording(company, sid)
        if found.status != "completed":
            raise not_found(f"/Recordings/{sid} (it is {found.status})")
        return Response(make(found.seconds), content_type=content_type)
