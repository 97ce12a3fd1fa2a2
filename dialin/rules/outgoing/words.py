"""The words for all that goes out: what for, by which way, and what became of it; stored by these values."""

from enum import StrEnum


class Purpose(StrEnum):
    """What somebody is to be told."""

    PIN = "pin"
    REMINDER = "reminder"  # the day before
    START = "start"  # the event begins: whoever answers is brought in
    OFFER = "offer"  # of a seat that has become free
    CANCELLED = "cancelled"  # the event does not take place
    STANDBY = "standby"  # on the evening: whoever waited for a seat and hung up is called when one is free
    DESK = "desk"  # a promised call-back: the office's telephone rings first
    ANSWER = "answer"  # to a question that was not reached


class Way(StrEnum):
    """How it is brought; as people choose it for their PIN."""

    LETTER = "letter"
    CALL = "call"
    SMS = "sms"
    EMAIL = "email"
    STAFF = "staff"  # read out by a person


class Lane(StrEnum):
    """Who takes a row of work on."""

    NEWS = "news"  # for a call that is live
    CALLS = "calls"  # at the pace that the account allows
    MESSAGES = "messages"  # SMS and e-mail
    LETTERS = "letters"  # a clerk, by printing
    STAFF = "staff"  # a clerk, by telephoning or at the desk


LANES = {
    Way.CALL: Lane.CALLS,
    Way.SMS: Lane.MESSAGES,
    Way.EMAIL: Lane.MESSAGES,
    Way.LETTER: Lane.LETTERS,
    Way.STAFF: Lane.STAFF,
}


class Outcome(StrEnum):
    """What became of it."""

    # It has reached whom it was for:
    HEARD = "heard"  # to its end
    JOINED = "joined"  # the event
    ACCEPTED = "accepted"  # the seat that was offered
    SENT = "sent"  # an SMS that the network has taken
    DELIVERED = "delivered"  # an SMS that has reached its telephone
    TAKEN = "taken"  # a mail that its server has taken
    PRINTED = "printed"
    READ_OUT = "read_out"  # by staff
    CONNECTED = "connected"  # the office has talked to them
    # It was answered, and not wanted:
    DECLINED = "declined"
    WRONG_PERSON = "wrong_person"
    NO_CALLS = "no_calls"  # "do not call again"
    # It has not reached them:
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    REJECTED = "rejected"  # the called end turned the call away
    MACHINE = "machine"  # an answering machine
    SILENT = "silent"  # answered, and nobody said or pressed anything
    HUNG_UP = "hung_up"  # before it was heard
    ABSENT = "absent"  # somebody else answered
    UNREACHABLE = "unreachable"  # the provider or the server says that this address cannot be reached
    BLOCKED = "blocked"  # a number that is never called, or no address at all
    UNKNOWN = "unknown"  # whether it arrived: it is not tried again by itself
    TOO_LATE = "too_late"
    STOPPED = "stopped"  # by staff, or because nobody is to be told any more


REACHED = frozenset(
    {
        Outcome.HEARD, Outcome.JOINED, Outcome.ACCEPTED, Outcome.SENT, Outcome.DELIVERED, Outcome.TAKEN,
        Outcome.PRINTED, Outcome.READ_OUT, Outcome.CONNECTED,
    }
)  # fmt: skip
ANSWERED_NO = frozenset({Outcome.DECLINED, Outcome.WRONG_PERSON, Outcome.NO_CALLS})
