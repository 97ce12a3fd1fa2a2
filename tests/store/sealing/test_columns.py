"""Every column that may hold words is sealed, or stands here with the reason why it may be in clear."""

from sqlalchemy import Boolean, Integer, select, text

from dialin.services import Services
from dialin.store.attendees import AttendeeTable, change_attendee, find_registration, list_attendees
from dialin.store.database import UTCDateTime
from dialin.store.sealing.columns import Sealed
from dialin.store.tables import metadata
from tests.building import make_event, register_people

NAMES = "a name: known to whoever has the list; what goes with it is sealed"
WORDS = "one of our own words"
CITYS = "the city's own, printed in its invitations"
IDS = "an id that nobody can do anything with at the provider without its token"
HASHES = "a keyed hash, or one of much chance"
KINDS = "which kinds of things were heard, never what"
BY_RULE = "the log keeps no PIN and no whole number"
IN_CLEAR = {
    "attendee.name": NAMES, "attendee.name_key": NAMES, "attendee.language": WORDS, "attendee.delivery": WORDS,
    "attendee.called_by": WORDS,
    "audit_entry.actor": NAMES, "audit_entry.act": WORDS, "audit_entry.details": BY_RULE,
    "audit_entry.salt": HASHES, "audit_entry.commitment": HASHES, "audit_entry.signature": HASHES,
    "audit_entry.hash": HASHES,
    "audit_anchor.hash": HASHES, "audit_anchor.gone_hash": HASHES, "audit_anchor.signature": HASHES,
    "audit_anchor.faults": WORDS,
    "bridge_leg.state": WORDS, "bridge_leg.sid": IDS, "bridge_leg.token": IDS, "bridge_leg.called_from": CITYS,
    "bridge_leg.outcome": WORDS,
    "call.sid": IDS, "call.dialled": CITYS, "call.language": WORDS, "call.stage": WORDS, "call.place": WORDS,
    "call.trouble": WORDS, "call.greeted_in": WORDS, "call.course": KINDS, "call.mark": IDS,
    "call_back.wanted": WORDS, "call_back.outcome": WORDS, "call_back.done_by": NAMES,
    "consent.prompt": WORDS, "consent.language": WORDS, "consent.version": HASHES,
    "deletion.kind": WORDS, "deletion.sid": IDS,
    "direct_leg.outcome": WORDS,
    "duty.name": WORDS, "duty.token": IDS,
    "event.slug": CITYS, "event.title": CITYS, "event.timezone": WORDS, "event.language": WORDS, "event.number": CITYS,
    "event.bridge_platform": WORDS, "event.bridge_api": CITYS, "event.platform_number": CITYS,
    "event.office": CITYS, "event.bridge_mode": WORDS, "event.bridge_number": CITYS, "event.office_hours": CITYS,
    "guess.scope": HASHES,
    "hand.name": NAMES, "hand.lowered_by": NAMES,
    "instance.name": WORDS, "instance.value": HASHES,
    "pin.lookup": HASHES,
    "platform_look.trouble": WORDS,
    "question.source": WORDS, "question.topic": CITYS,
    "probe.name": WORDS,
    "sign_in_count.scope": HASHES, "staff_invitation.token_hash": HASHES, "staff_recovery_code.code_hash": HASHES,
    "staff.name": NAMES, "staff.role": WORDS, "staff.password_hash": HASHES,
    "staff_session.token_hash": HASHES, "staff_session.browser": WORDS, "staff_session.language": WORDS,
    "throttle.scope": HASHES,
    "voice_recording.kind": WORDS, "voice_recording.sid": IDS,
    "campaign.kind": WORDS, "campaign.started_by": NAMES, "campaign.stopped_by": NAMES,
    "lane_place.lane": WORDS, "lane_place.token": IDS, "no_call.source": WORDS,
    "seat_offer.way": WORDS, "seat_offer.outcome": WORDS, "seat_offer.reason": WORDS,
    "test_call.kind": WORDS, "test_call.asked_by": NAMES, "test_call.token": IDS, "test_call.sid": IDS,
    "test_call.called_from": CITYS, "test_call.lookup": HASHES, "test_call.result": WORDS,
    "test_call.conference": WORDS,
    "worker.name": IDS,
    "work.key": IDS, "work.kind": WORDS, "work.token": IDS, "work.lane": WORDS, "work.sid": IDS, "work.outcome": WORDS,
    "work.done_by": NAMES,
}  # fmt: skip


def test_every_column_that_may_hold_words_is_sealed_or_has_a_reason_not_to_be() -> None:
    columns = {f"{table.name}.{one.name}": one.type for table in metadata.sorted_tables for one in table.columns}
    wordless = {name for name, kind in columns.items() if isinstance(kind, Integer | Boolean | UTCDateTime)}
    in_clear = {name for name in columns.keys() - wordless if not isinstance(columns[name], Sealed)}
    assert in_clear == IN_CLEAR.keys()


def test_what_is_sealed_reads_as_it_was_written_and_does_not_stand_in_the_table(services: Services) -> None:
    person = register_people(services, make_event(services), 1)[0]
    with services.acting("test") as act:
        change_attendee(act, person.attendee_id, {"address": "Rathausplatz 1", "email": "erna@example.org"})
    with services.looking() as act:
        (row,) = list_attendees(act, 1)
        kept = act.connection.execute(text("SELECT phone, address, email FROM attendee")).one()
    assert (row.phone, row.address, row.email) == ("+493023125010", "Rathausplatz 1", "erna@example.org")
    assert all(str(one).startswith("~") for one in kept)


def test_a_number_is_found_however_often_it_was_written(services: Services) -> None:
    event_id = make_event(services)
    people = register_people(services, event_id, 2)
    with services.acting("test") as act:
        found = find_registration(act, event_id, "+493023125011", "erna beispiel 1")
        assert found is not None
        assert found.id == people[1].attendee_id
        change_attendee(act, people[0].attendee_id, {"registered_from": "+493023125011"})
        same = select(AttendeeTable.id).where(AttendeeTable.registered_from.in_(select(AttendeeTable.phone)))
        assert act.connection.execute(same).scalar_one() == people[0].attendee_id


def test_what_was_emptied_is_seen_to_be_empty_by_a_query(services: Services) -> None:
    person = register_people(services, make_event(services), 1)[0]
    with services.acting("test") as act:
        for nothing in ("", "{}"):
            change_attendee(act, person.attendee_id, {"address": nothing})
            full = select(AttendeeTable.id).where(AttendeeTable.address.is_distinct_from(nothing))
            assert act.connection.execute(full).first() is None


def test_what_a_version_before_wrote_in_clear_is_still_read(services: Services) -> None:
    register_people(services, make_event(services), 1)
    with services.acting("test") as act:
        act.connection.execute(text("UPDATE attendee SET phone = '+493023125099', address = 'Rathausplatz 1'"))
        (row,) = list_attendees(act, 1)
    assert (row.phone, row.address) == ("+493023125099", "Rathausplatz 1")
