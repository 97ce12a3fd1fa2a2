"""Conferences and participants as the REST API shows them, with the published field names and types."""

from dialin.rehearsal.company import Company
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.rest.shapes import Shape, uri
from dialin.rehearsal.rooms.room import Participant, Room
from dialin.rehearsal.wire.parameters import API_VERSION, rfc_2822


def conference(company: Company, room: Room) -> Shape:
    base = uri(company, f"Conferences/{room.sid}")
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
        "uri": uri(company, f"Conferences/{room.sid}/Participants/{leg.sid}.json"),
    }
