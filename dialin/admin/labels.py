"""Plain words for what the code calls by a name: states, stages, phases, roles, and what an address says is done."""

from collections.abc import Mapping
from typing import NamedTuple

from dialin.actions.pins.guessing.gate import EVERYBODY, NUMBERS, NUMBERS_WITHHELD, OWN_LINES, WITHHELD
from dialin.actions.seats.look_at_seats import ALLOCATED, FREE, HELD, OCCUPIED
from dialin.admin.calls import stages
from dialin.rules.outgoing import outcomes
from dialin.rules.outgoing.delivery import State
from dialin.rules.outgoing.words import Way
from dialin.rules.phases import Phase
from dialin.rules.pins.length import SENTENCES
from dialin.rules.refusals import mark
from dialin.rules.rights import Role


class Label(NamedTuple):
    """A state as a word and a symbol, so that no colour is needed, and as a sentence to be read out."""

    symbol: str
    word: str
    said: str


class Guessing(NamedTuple):
    """Whose unknown PINs an alarm counts, and what has changed for callers once no more of them are let through."""

    who: str
    closed: str


SEAT_STATES: Mapping[str, Label] = {
    FREE: Label("○", mark("free"), mark("Seat {number} is free")),
    ALLOCATED: Label("◐", mark("expected"), mark("Seat {number}: {name} is expected")),
    OCCUPIED: Label("●", mark("connected"), mark("Seat {number}: {name} is connected now")),
    HELD: Label("◌", mark("held"), mark("Seat {number}: {name} was dropped, the seat is held")),
}
BRIDGE_STATES: Mapping[str, Label] = {
    "none": Label("○", mark("not needed"), mark("No line into the videoconference is needed")),
    "idle": Label("○", mark("not dialled yet"), mark("The line into the videoconference is not dialled yet")),
    "dialling": Label("◐", mark("being dialled"), mark("The line into the videoconference is being dialled")),
    "keying": Label("◐", mark("sending the keys"), mark("The keys are being sent to the videoconference")),
    "testing": Label("◐", mark("being tested"), mark("The line into the videoconference is being tested")),
    "up": Label("●", mark("up"), mark("The line into the videoconference is up")),
    "down": Label("✕", mark("down"), mark("The line into the videoconference is down")),
}
PHASES: Mapping[Phase, Label] = {
    Phase.REGISTRATION: Label("○", mark("Registration is open"), mark("Doors closed")),
    Phase.CLOSED: Label("○", mark("Registration has closed"), mark("Doors closed")),
    Phase.LOBBY: Label("◐", mark("Callers wait for the start"), mark("Doors open")),
    Phase.LIVE: Label("●", mark("The event is on"), mark("Doors open")),
    Phase.OVER: Label("■", mark("The event is over"), mark("Doors closed")),
    Phase.CANCELLED: Label("✕", mark("The event was cancelled"), mark("Doors closed")),
}
STAGES: Mapping[str, str] = stages.STAGES
CALL_BACK_TIMES: Mapping[str, str] = {
    "soon": mark("as soon as possible"),
    "after_event": mark("after the event; until then the line is busy"),
    "next_event": mark("when the next event is set"),
}
OUTCOMES: Mapping[str, str] = {outcome.value: sentence for outcome, sentence in outcomes.SENTENCES.items()}
PROMISES: Mapping[str, str] = {
    "soon": mark("call back"),
    "after_event": mark("call back after the event"),
    "next_event": mark("call when the next event is set"),
    "start": mark("call at the start"),
    "standby": mark("call when a seat is free"),
    "offer": mark("tell of a seat from the waiting list"),
}
DELIVERY_STATES: Mapping[State, Label] = {
    State.WAITING: Label("○", mark("not yet"), mark("The PIN is not delivered yet")),
    State.UNDER_WAY: Label("◐", mark("under way"), mark("The PIN is under way")),
    State.DELIVERED: Label("●", mark("has the PIN"), mark("The PIN is delivered")),
    State.FAILED: Label("✕", mark("not reached"), mark("The PIN could not be delivered")),
    State.STOPPED: Label("■", mark("stopped"), mark("The delivery of the PIN was stopped")),
}
DELIVERIES: Mapping[str, str] = {
    "letter": mark("by letter"),
    "call": mark("by a call"),
    "sms": mark("by text message"),
    "email": mark("by email"),
    "staff": mark("told by staff"),
}
WAYS: Mapping[Way, str] = {
    Way.CALL: mark("by call"),
    Way.SMS: mark("by SMS"),
    Way.EMAIL: mark("by email"),
    Way.LETTER: mark("by letter"),
    Way.STAFF: mark("by the office"),
}
CALLED_BY: Mapping[str, str] = {
    "machine": mark("calls may be automatic"),
    "person": mark("a person calls"),
}
SOURCES: Mapping[str, str] = {
    "registration": mark("with the registration"),
    "letter": mark("by letter"),
    "telephone": mark("by telephone"),
    "desk": mark("written down by staff"),
}
ROLES: Mapping[str, str] = {
    Role.OFFICE: mark("Office"),
    Role.MODERATOR: mark("Moderation"),
    Role.ADMINISTRATOR: mark("Administration"),
}
WHAT_ROLES_DO: Mapping[str, str] = {
    Role.OFFICE: mark("People, PINs, seats, calls, questions and the floor, and what changes about an event."),
    Role.MODERATOR: mark("The seat board, hands and the floor, and questions. No telephone number and no PIN."),
    Role.ADMINISTRATOR: mark(
        "Everything, for all events: also to create and end them, their numbers, their way into the videoconference, "
        "the logins and the complete log."
    ),
}
GUESSING: Mapping[str, Guessing] = {
    WITHHELD: Guessing(
        mark("callers who show no number"),
        mark("For now they also key the last four digits of the telephone number that they are registered with."),
    ),
    EVERYBODY: Guessing(
        mark("all callers together"),
        mark(
            "For now whoever calls from another telephone than the registered one also keys the last four digits of "
            "the registered number. With the PIN that is enough: nobody is locked out."
        ),
    ),
    OWN_LINES: Guessing(
        mark("calls with the number of somebody registered, which may be faked"),
        mark("For now everybody also keys the last four digits of the registered number."),
    ),
    NUMBERS: Guessing(
        mark("PINs with the last digits of somebody's number"),
        mark("Callers from other telephones than the registered one are put through to you now: let them in by hand."),
    ),
    NUMBERS_WITHHELD: Guessing(
        mark("PINs with the last digits of somebody's number, from callers who show none"),
        mark("Callers who show no number are put through to you now: let them in by hand."),
    ),
}
DONE: Mapping[str, str] = {  # what an address may say after ?done=
    "created": mark("The event was created."),
    **{f"created_{reason}": sentence for reason, sentence in SENTENCES.items()},
    "changed": mark("The event was changed."),
    "called_off": mark("The event is called off. Whoever is on the line hears it."),
    "campaign_started": mark("Started. People are being told."),
    "campaign_stopped": mark("Stopped. Nobody else is told."),
    "tried_again": mark("It is tried again as soon as that is allowed."),
    "ended": mark("The event was ended. Everybody on the line hears the goodbye."),
    "rights_saved": mark("The rights are saved. They count from the next click on."),
    "longer": mark("The event runs 15 minutes longer."),
    "forgotten": mark("Everything about this person was deleted."),
    "cancelled": mark("The registration was cancelled. The waiting list has moved up."),
    "barred": mark("The caller hears that their participation has ended. Their PIN no longer lets anybody in."),
    "calls_allowed": mark("This number may be called automatically again. What was stopped has to be tried again."),
    "unbarred": mark("This person can take part again. Their PIN opens the door as before."),
    "offer_taken": mark("It is noted. The seat stays theirs."),
    "offer_declined": mark("The seat has gone to the next, who is told. This person is offered no other."),
    "line_allowed": mark("The number for this line is saved."),
    "put_in": mark("The caller is being let in. The board shows it as soon as they are connected."),
    "removed": mark("The caller hears that their participation has ended. Their seat is free to be taken."),
    "called_back": mark("The call back is ticked off."),
    "reset": mark("Unknown PINs are counted again from zero."),
    "hidden": mark("The PIN is hidden again."),
    "written": mark("The question is saved."),
    "typed_up": mark("The registration is typed up and the recording deleted."),
    "read_out": mark("It is noted that this person has the PIN."),
    "corrected": mark("What is on file about this person is corrected."),
    "sorted": mark("The topic is saved."),
    "answered": mark("The answer goes out with the next letters that are printed."),
    "question_deleted": mark("The question and its recording are deleted."),
    "list_dropped": mark("The list was not taken over and is deleted."),
    "signed_out": mark("You are signed out."),
    "password_chosen": mark("The password is saved. Sign in with it."),
    "password_changed": mark("The password is changed. Everywhere else you are signed out."),
    "session_ended": mark("The session has ended."),
    "sessions_ended": mark("All other sessions have ended."),
    "second_factor_removed": mark("The second factor is off. The password alone signs you in."),
    "role_changed": mark("The role is changed."),
    "disabled": mark("The login is disabled, and its sessions have ended."),
    "enabled": mark("The login is enabled."),
}


REMOVAL_REASONS: Mapping[str, str] = {  # as callers hear them
    "loud": mark("There was a lot of noise on the line."),
    "disturbing": mark("The others could no longer follow the event well."),
    "seat": mark("This seat is registered for someone else."),
}


def stage_words(stage: str) -> str:
    """A sentence also for a stage that has been renamed since the call was saved."""
    return STAGES.get(stage, mark("is on the line"))
