"""Phone rooms: joining, starting, hearing, leaving, ending, and the callbacks about it."""

import pytest

from tests.rehearsal.webhooks import CALLER, NUMBER, company_with

NOTHING = ("204 No Content", [], b"")
ALL = "start end join leave mute hold modify speaker announcement"


def room_document(attributes="", *, dial='hangupOnStar="true" action="/after"', name="Saal"):
    told = f'statusCallback="/room" statusCallbackEvent="{ALL}"'
    return f'<Dial {dial}><Conference beep="false" waitUrl="" {told} {attributes}>{name}</Conference></Dial>'


def company_of(*documents, **answers):
    """A company whose n-th call gets the n-th document."""
    turns = iter(documents)
    return company_with(
        {"/voice": lambda _: next(turns), "/after": "<Pause length='600'/>", "/room": NOTHING, **answers}
    )


def callers(company, count):
    return [company.call(from_=f"+49699000900{n}", to=NUMBER) for n in range(count)]


def told(webhooks):
    return [form["StatusCallbackEvent"] for form in webhooks.asked_at("/room")]


def test_the_first_waits_and_the_second_starts_the_room():
    company, webhooks = company_of(room_document(), room_document())
    first, second = callers(company, 2)
    room = company.rooms["Saal"]
    assert room.status == "in-progress"
    assert company.who_hears(first) == [second]
    assert told(webhooks) == ["participant-join", "participant-join", "conference-start"]


def test_alone_nobody_hears_anybody():
    company, _ = company_of(room_document())
    (first,) = callers(company, 1)
    assert company.rooms["Saal"].status == "init"
    assert company.who_hears(first) == []


def test_a_room_starts_only_with_somebody_who_starts_it():
    waiting = room_document('startConferenceOnEnter="false"')
    company, _ = company_of(waiting, waiting, room_document())
    callers(company, 2)
    assert company.rooms["Saal"].status == "init"
    callers(company, 1)
    assert company.rooms["Saal"].status == "in-progress"


def test_the_muted_are_heard_by_nobody_and_hear_all():
    company, _ = company_of(room_document('muted="true"'), room_document())
    muted, speaker = callers(company, 2)
    muted.say("Hallo")
    speaker.say("Guten Abend")
    assert company.who_hears(muted) == []
    assert muted.heard[-1].text == "Guten Abend"
    assert "Hallo" not in speaker.transcript()


def test_speaking_is_told_muted_or_not():
    company, webhooks = company_of(room_document('muted="true"'), room_document())
    muted, _ = callers(company, 2)
    muted.say("Hoert mich jemand?")
    start, stop = webhooks.asked_at("/room")[-2:]
    assert start["StatusCallbackEvent"] == "participant-speech-start"
    assert stop["StatusCallbackEvent"] == "participant-speech-stop"
    assert (start["CallSid"], start["Muted"]) == (muted.sid, "true")


def test_participant_events_say_who_and_how_and_not_which_number():
    company, webhooks = company_of(room_document('muted="true" participantLabel="seat-7"'))
    (leg,) = callers(company, 1)
    (sent,) = webhooks.asked_at("/room")
    assert sent["CallSid"] == leg.sid
    assert (sent["ParticipantLabel"], sent["Muted"], sent["Hold"], sent["Coaching"]) == (
        "seat-7", "true", "false", "false",
    )  # fmt: skip
    assert (sent["EndConferenceOnExit"], sent["StartConferenceOnEnter"]) == ("false", "true")
    assert not {"From", "To", "CallStatus"} & set(sent)
    assert sent["FriendlyName"] == "Saal"
    assert sent["ConferenceSid"].startswith("CF")


def test_the_first_who_joins_fixes_the_callback_and_its_events():
    first = '<Dial><Conference statusCallback="/room" statusCallbackEvent="join">Saal</Conference></Dial>'
    company, webhooks = company_of(first, room_document(), **{"/other": NOTHING})
    callers(company, 2)
    assert told(webhooks) == ["participant-join", "participant-join"]


def test_a_callback_that_comes_second_is_ignored():
    company, webhooks = company_of("<Dial><Conference>Saal</Conference></Dial>", room_document())
    callers(company, 2)
    assert told(webhooks) == []


def test_the_star_leaves_the_room_and_not_the_call():
    company, webhooks = company_of(room_document(), room_document())
    first, second = callers(company, 2)
    first.press("*")
    assert (first.room, first.status) == (None, "in-progress")
    sent = webhooks.asked_at("/room")[-1]
    assert sent["StatusCallbackEvent"] == "participant-leave"
    assert sent["ParticipantCallStatus"] == "in-progress"
    after = webhooks.asked_at("/after")[0]
    assert after["DialCallStatus"] == "answered"
    assert not {"DialCallSid", "DialCallDuration"} & set(after)
    assert company.who_hears(second) == []


def test_without_hangup_on_star_keys_go_to_the_others():
    company, _ = company_of(room_document(dial=""), room_document(dial=""))
    first, second = callers(company, 2)
    first.press("*1")
    assert [tone.key for tone in second.tones] == ["*", "1"]


def test_who_hangs_up_leaves_with_a_finished_call():
    company, webhooks = company_of(room_document(), room_document())
    first, _ = callers(company, 2)
    first.hang_up()
    sent = webhooks.asked_at("/room")[-1]
    assert (sent["ParticipantCallStatus"], sent["ReasonParticipantLeft"]) == ("completed", "participant_hung_up")
    assert not webhooks.asked_at("/after")


def test_the_last_who_leaves_ends_the_room_and_the_name_gets_a_new_sid():
    company, webhooks = company_of(room_document(), room_document(), room_document())
    first, second = callers(company, 2)
    old = company.rooms["Saal"].sid
    first.hang_up()
    second.hang_up()
    end = webhooks.asked_at("/room")[-1]
    assert (end["StatusCallbackEvent"], end["ReasonConferenceEnded"]) == ("conference-end", "last-participant-left")
    assert end["CallSidEndingConference"] == second.sid
    callers(company, 1)
    assert company.rooms["Saal"].sid != old


def test_who_ends_the_room_on_exit_puts_all_out_and_their_documents_go_on():
    company, webhooks = company_of(room_document('endConferenceOnExit="true"'), room_document())
    host, guest = callers(company, 2)
    host.hang_up()
    assert (guest.room, guest.status) == (None, "in-progress")
    assert webhooks.asked_at("/after")[0]["CallSid"] == guest.sid
    leave, end = webhooks.asked_at("/room")[-2:]
    assert leave["ReasonParticipantLeft"] == "moderator_ended_conference"
    assert end["ReasonConferenceEnded"] == "participant-with-end-conference-on-exit-left"


def test_a_full_room_takes_nobody_more():
    full = room_document('maxParticipants="2"')
    company, webhooks = company_of(full, full, full)
    third = callers(company, 3)[2]
    assert third.room is None
    assert company.alerts[0].code == 16020
    assert webhooks.asked_at("/after")[0]["DialCallStatus"] == "failed"


def test_a_label_is_taken_until_its_holder_leaves():
    labelled = room_document('participantLabel="seat-1"')
    company, _ = company_of(labelled, labelled, room_document(), labelled)
    first, second, _ = callers(company, 3)
    assert second.room is None
    assert company.alerts[0].code == 16025
    first.hang_up()
    assert callers(company, 1)[0].room == "Saal"


def waiting(answer):
    return '<Dial action="/after"><Conference waitUrl="/wait">Saal</Conference></Dial>', {"/wait": answer}


def test_the_waiting_document_loops_by_redirect_until_the_room_starts():
    document, answers = waiting('<Say>Bitte warten Sie</Say><Pause length="4"/><Redirect/>')
    company, webhooks = company_of(document, document, **answers)
    (first,) = callers(company, 1)
    first.wait(12)
    assert len(webhooks.asked_at("/wait")) == 3
    callers(company, 1)
    first.wait(20)
    assert len(webhooks.asked_at("/wait")) == 3
    assert first.prompt == ""


def test_when_the_waiting_document_ends_there_is_silence():
    document, answers = waiting("<Say>Bitte warten Sie</Say>")
    company, webhooks = company_of(document, **answers)
    (first,) = callers(company, 1)
    first.wait(60)
    assert len(webhooks.asked_at("/wait")) == 1
    assert first.room == "Saal"


@pytest.mark.parametrize("verb", ["<Gather/>", "<Hangup/>", "<Dial>+493023125001</Dial>", "<Record/>"])
def test_only_four_verbs_may_stand_in_the_waiting_document(verb):
    document, answers = waiting(verb)
    company, webhooks = company_of(document, **answers)
    (first,) = callers(company, 1)
    assert company.alerts[0].code == 13238
    assert first.room is None
    assert webhooks.asked_at("/after")


def test_when_the_waiting_document_fails_the_caller_never_gets_in():
    document, answers = waiting(("500 Oh", [], b""))
    company, webhooks = company_of(document, **answers)
    (first,) = callers(company, 1)
    assert first.room is None
    assert webhooks.asked_at("/after")[0]["DialCallStatus"] == "failed"


def test_without_wait_address_music_plays():
    company, _ = company_of("<Dial><Conference>Saal</Conference></Dial>")
    (first,) = callers(company, 1)
    assert first.heard[-1].text == "music"


def test_beeps_sound_on_entry_and_exit_unless_switched_off():
    beeping = "<Dial><Conference>Saal</Conference></Dial>"
    company, _ = company_of(beeping, beeping, room_document(), beeping)
    first, _, quiet = callers(company, 3)
    beeps = sum(heard.kind == "tone" for heard in first.heard)
    quiet.hang_up()
    assert sum(heard.kind == "tone" for heard in first.heard) == beeps
    callers(company, 1)[0].hang_up()
    assert sum(heard.kind == "tone" for heard in first.heard) == beeps + 2


def test_the_time_limit_of_the_dial_ends_the_visit():
    company, _ = company_of(room_document(dial='timeLimit="60" action="/after"'))
    (first,) = callers(company, 1)
    first.wait(61)
    assert first.room is None


def test_a_recorded_room_is_recorded_from_two_and_told_without_a_call():
    recorded = '<Dial><Conference record="record-from-start" recordingStatusCallback="/rec">Saal</Conference></Dial>'
    company, webhooks = company_of(recorded, recorded, **{"/rec": NOTHING})
    first, second = callers(company, 1) + callers(company, 1)
    company.elapse(10)
    first.hang_up()
    second.hang_up()
    company.elapse(3)
    (sent,) = webhooks.asked_at("/rec")
    assert (sent["RecordingSource"], sent["RecordingDuration"]) == ("Conference", "10")
    assert "CallSid" not in sent


def test_a_room_keeps_no_caller_apart_by_name():
    company, _ = company_of(room_document(name="Saal 1"), room_document(name="Saal 2"))
    callers(company, 2)
    assert set(company.rooms) == {"Saal 1", "Saal 2"}
    assert company.call(from_=CALLER, to="+493023125999").status == "failed"
