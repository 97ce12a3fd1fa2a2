"""Conferences: list, fetch, end, announce."""

from flask import Blueprint, Response, jsonify, request

from dialin.rehearsal.company import Company
from dialin.rehearsal.rest import forms, pages, room_shapes
from dialin.rehearsal.rest.trouble import RestError, not_found
from dialin.rehearsal.rooms.changes import announce
from dialin.rehearsal.rooms.leaving import end_room
from dialin.rehearsal.rooms.room import Room


def blueprint(company: Company) -> Blueprint:
    conferences = Blueprint("conferences", __name__)

    @conferences.get("/Conferences.json")
    def show_all() -> Response:
        with company.lock:
            found = [room for room in company.rooms_by_sid.values() if _is_wanted(room)]
            found.sort(key=lambda room: room.created_at, reverse=True)
            return pages.page("conferences", [room_shapes.conference(company, room) for room in found])

    @conferences.get("/Conferences/<sid>.json")
    def fetch(sid: str) -> Response:
        with company.lock:
            return jsonify(room_shapes.conference(company, room_by_sid(company, sid)))

    @conferences.post("/Conferences/<sid>.json")
    def update(sid: str) -> Response:
        with company.turn():
            room = room_by_sid(company, sid)
            _update(room)
            shape = room_shapes.conference(company, room)
        return jsonify(shape)

    return conferences


def room_by_sid(company: Company, sid: str) -> Room:
    room = company.rooms_by_sid.get(sid)
    if room is None:
        raise not_found(f"/Conferences/{sid}")
    return room


def _is_wanted(room: Room) -> bool:
    filters = {
        "FriendlyName": room.friendly_name,
        "Status": room.status,
        "DateCreated": room.created_at.date().isoformat(),
        "DateUpdated": room.updated_at.date().isoformat(),
    }
    return all(request.args.get(name, value) == value for name, value in filters.items())


def _update(room: Room) -> None:
    if room.status == "completed":
        raise not_found(f"/Conferences/{room.sid} (it has ended)")
    if announcement := forms.address("AnnounceUrl", "AnnounceMethod"):
        if not room.participants:
            raise RestError(400, 20001, "nobody is in the room")
        announce(room, announcement)
    if forms.text("Status") == "completed":
        end_room(room, "conference-ended-via-api")
