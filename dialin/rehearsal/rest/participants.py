"""Participants: who is in a room, dial one in, change one, put one out."""

from flask import Blueprint, Response, jsonify, request

from dialin.rehearsal.company import Company
from dialin.rehearsal.outbound import Placing, place
from dialin.rehearsal.rest import forms, pages, room_shapes
from dialin.rehearsal.rest.calls import PROGRESS, endpoints
from dialin.rehearsal.rest.conferences import room_by_sid
from dialin.rehearsal.rest.shapes import Shape
from dialin.rehearsal.rest.trouble import RestError, not_found
from dialin.rehearsal.rooms.changes import Change, change
from dialin.rehearsal.rooms.leaving import remove
from dialin.rehearsal.rooms.room import Joining, Participant

_ROOM_EVENTS = frozenset(["start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement"])
_PATH = "/Conferences/<room>/Participants"


def blueprint(company: Company) -> Blueprint:
    participants = Blueprint("participants", __name__)

    @participants.post(f"{_PATH}.json")
    def create(room: str) -> tuple[Response, int]:
        return jsonify(_dial_in(company, room)), 201

    @participants.get(f"{_PATH}.json")
    def show_all(room: str) -> Response:
        with company.lock:
            inside = room_by_sid(company, room).participants.values()
            shown = [room_shapes.participant(company, one) for one in inside if _is_wanted(one)]
            return pages.page("participants", shown)

    @participants.get(f"{_PATH}/<name>.json")
    def fetch(room: str, name: str) -> Response:
        with company.lock:
            return jsonify(_shown(company, room, name))

    @participants.post(f"{_PATH}/<name>.json")
    def update(room: str, name: str) -> Response:
        with company.turn():
            inside = _inside(company, room, name)
            change(inside, _change_wanted())
            shape = room_shapes.participant(company, inside)
        return jsonify(shape)

    @participants.delete(f"{_PATH}/<name>.json")
    def put_out(room: str, name: str) -> tuple[str, int]:
        with company.turn():
            remove(_inside(company, room, name))
        return "", 204

    return participants


def _dial_in(company: Company, name: str) -> Shape:
    ends = endpoints(company)
    joining = _joining(company, name)
    placing = _placing(ends, joining)
    with company.turn():
        leg = place(company, placing)
        return room_shapes.expected_participant(company, company.switchboard.rooms.open(joining), leg)


def _shown(company: Company, room: str, name: str) -> Shape:
    found = room_by_sid(company, room)
    if name in found.expected and not found.find(name):
        return room_shapes.expected_participant(company, found, company.legs[name])
    return room_shapes.participant(company, _inside(company, room, name))


def _inside(company: Company, room: str, name: str) -> Participant:
    found = room_by_sid(company, room).find(name)
    if found is None:
        raise not_found(f"/Conferences/{room}/Participants/{name}")
    return found


def _is_wanted(inside: Participant) -> bool:
    filters = {"Muted": inside.muted, "Hold": inside.hold}
    return all(
        request.args[name].lower() == str(value).lower() for name, value in filters.items() if name in request.args
    )


def _change_wanted() -> Change:
    return Change(
        muted=forms.maybe_on("Muted"),
        hold=forms.maybe_on("Hold"),
        hold_music=forms.address("HoldUrl", "HoldMethod", "GET"),
        announcement=forms.address("AnnounceUrl", "AnnounceMethod"),
        ends=forms.maybe_on("EndConferenceOnExit"),
        beeps_on_exit=forms.maybe_on("BeepOnExit"),
    )


def _joining(company: Company, name: str) -> Joining:
    with company.lock:
        room = company.switchboard.rooms.find(name)
        label = forms.text("Label")
        if name.startswith("CF") and name in company.rooms_by_sid and room is None:
            raise RestError(400, 20001, "the conference is not active")
        if room and label and room.find(label):
            raise RestError(400, 16025, f"the label {label} is taken")
    return Joining(
        room.friendly_name if room else name,
        label=label,
        muted=forms.is_on("Muted"),
        beep=forms.text("Beep", "true"),
        starts=forms.is_on("StartConferenceOnEnter", default=True),
        ends=forms.is_on("EndConferenceOnExit"),
        wait=forms.address("WaitUrl", "WaitMethod"),
        most=int(forms.text("MaxParticipants", "250")),
        callback=forms.callback("ConferenceStatusCallback", events=_ROOM_EVENTS, default="start end"),
        region=forms.text("ConferenceRegion") or forms.text("Region"),
    )


def _placing(ends: tuple[str, str], joining: Joining) -> Placing:
    return Placing(
        *ends,
        joining,
        progress=forms.callback(events=PROGRESS, default="completed"),
        timeout=forms.seconds("Timeout", 60, at_most=600),
        time_limit=forms.seconds("TimeLimit", 14400, at_most=86400),
    )
