"""What staff read about how an attempt came out, and after which ones another may help."""

from dialin.rules.outgoing.words import Outcome
from dialin.rules.refusals import mark

MAY_PASS = frozenset({
    Outcome.BUSY, Outcome.NO_ANSWER, Outcome.REJECTED, Outcome.MACHINE, Outcome.SILENT, Outcome.HUNG_UP, Outcome.ABSENT,
})  # fmt: skip

SENTENCES = {
    Outcome.HEARD: mark("Heard to the end."),
    Outcome.JOINED: mark("Is in the event."),
    Outcome.ACCEPTED: mark("Said yes."),
    Outcome.SENT: mark("Sent."),
    Outcome.DELIVERED: mark("Arrived."),
    Outcome.TAKEN: mark("The mail server has taken it."),
    Outcome.PRINTED: mark("Printed."),
    Outcome.READ_OUT: mark("Read out by the office."),
    Outcome.CONNECTED: mark("Has talked to the office."),
    Outcome.DECLINED: mark("Said no."),
    Outcome.WRONG_PERSON: mark("It was the wrong number. Ask for the right one."),
    Outcome.NO_CALLS: mark("Does not want automatic calls. Call in person, or write."),
    Outcome.BUSY: mark("The line was busy."),
    Outcome.NO_ANSWER: mark("Nobody answered."),
    Outcome.REJECTED: mark("The call was rejected."),
    Outcome.MACHINE: mark("An answering machine was on."),
    Outcome.SILENT: mark("Somebody answered, and nobody said or pressed anything."),
    Outcome.HUNG_UP: mark("Hung up before the end."),
    Outcome.ABSENT: mark("Somebody else answered."),
    Outcome.UNREACHABLE: mark("The number or address cannot be reached. Correct it, or choose another way."),
    Outcome.BLOCKED: mark("Nothing goes to this number or address by itself. Correct it, or choose another way."),
    Outcome.UNKNOWN: mark("It is not known whether it arrived. Ask the person."),
    Outcome.TOO_LATE: mark("It was too late to reach them in time. Call in person."),
    Outcome.STOPPED: mark("Stopped, or no longer needed."),
}
