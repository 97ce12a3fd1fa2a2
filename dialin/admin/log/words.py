"""The audit log in plain words: what was done, by whom, and the details of an entry."""

from collections.abc import Iterator, Mapping

from dialin.actions.pins.guessing.gate import EVERYBODY, WITHHELD
from dialin.actions.staff.choose_events import EVERY
from dialin.admin.labels import GUESSING, REMOVAL_REASONS, ROLES
from dialin.admin.log.fields import CHOSEN, FIELDS
from dialin.admin.words import Words
from dialin.rules.dial_strings import BRIDGE_SETTINGS
from dialin.rules.event_settings.plan import EVENT_SETTINGS
from dialin.rules.refusals import mark
from dialin.store.audit import AuditEntry

ACTORS: Mapping[str, str] = {
    "command line": mark("command line"),
    "caller": mark("caller"),
    "dialin": mark("dialin itself"),
}
ACTS: Mapping[str, str] = {
    "audit.begin": mark("began the chain of the log with what was in it"),
    "audit.empty": mark("deleted what earlier entries said about people"),
    "audit.shorten": mark("deleted the oldest entries of the log, whose days are over"),
    "attendee.register": mark("registered a person"),
    "attendee.cancel": mark("cancelled a registration"),
    "attendee.correct": mark("corrected what is on file about a person"),
    "attendee.copy": mark("copied everything about a person, for whoever it is about"),
    "attendee.forget": mark("deleted everything about a person"),
    "attendee.import": mark("imported a list"),
    "attendee.letter": mark("asked for a letter with the PIN"),  # by telephone, until letters were offered no more
    "attendee.start_call": mark("asked to be called at the start"),
    "attendee.restore": mark("restored a cancelled registration"),
    "attendee.type_up": mark("typed up a registration"),
    "attendee.unbar": mark("let somebody take part again"),
    "call.help": mark("helped a caller"),
    "call.put_in": mark("let a caller in by hand"),
    "call.remove": mark("removed a caller from the line"),
    "calls.allow": mark("allowed a number to be called again"),
    "calls.stop": mark("stopped automatic calls to a number"),
    "call_back.call": mark("called somebody back with a click"),
    "call_back.finish": mark("ticked off a call back"),
    "call_back.stop": mark("stopped call backs to somebody who had cancelled"),
    "call_back.lapse": mark("deleted call backs that nobody had made"),
    "campaign.start": mark("began to tell everybody of the event something"),
    "campaign.stop": mark("stopped telling people something"),
    "database.restore": mark("put a backup in the place of the database"),
    "event.as_platform_says": mark("dials the videoconference as its platform says"),
    "event.as_typed_in": mark("dials the videoconference as it was typed in"),
    "event.call_off": mark("called the event off"),
    "event.create": mark("created the event"),
    "event.change": mark("changed the event"),
    "event.end": mark("ended the event"),
    "event.forget": mark("deleted the data of the people of this event"),
    "floor.give": mark("gave somebody the floor"),
    "floor.mute": mark("muted a speaker"),
    "floor.take_back": mark("took the floor back"),
    "floor.unmute": mark("opened a speaker's microphone again"),
    "hand.lower": mark("lowered a hand"),
    "hand.note": mark("added a hand from the web to the order"),
    "hands.open": mark("accepted raised hands again"),
    "hands.close": mark("stopped accepting raised hands"),
    "key.change": mark("sealed the database by a new secret key"),
    "letters.print": mark("printed letters"),
    "line.allow": mark("set how many people a line registers by telephone"),
    "line.recognise": mark("was let in by the registered telephone number"),
    "list.print": mark("printed a list"),
    "outgoing.again": mark("had somebody tried again who was not reached"),
    "offer.accept": mark("noted that somebody takes the seat that was offered"),
    "offer.decline": mark("passed on a seat that was declined"),
    "offer.pass_on": mark("passed on a seat that nobody had taken in time"),
    "phone.show": mark("looked at a telephone number"),
    "pin.read": mark("heard their own PIN"),
    "pin.show": mark("looked at a PIN"),
    "question.answer": mark("answered a question by letter"),
    "question.delete": mark("deleted a question"),
    "question.sort": mark("sorted a question under a topic"),
    "question.type_up": mark("typed up a question"),
    "staff.add": mark("added a login"),
    "staff.code_failed": mark("typed a wrong code at the sign-in"),
    "staff.confirm_failed": mark("failed to prove who is at the desk"),
    "staff.disable": mark("disabled a login"),
    "staff.enable": mark("enabled a login"),
    "staff.end_sessions": mark("ended sessions elsewhere"),
    "staff.events": mark("set which events a login may see"),
    "staff.password": mark("set a password of their own"),
    "staff.recovery_code": mark("used a code on paper"),
    "staff.recovery_codes": mark("made new codes on paper"),
    "staff.reset": mark("reset a login"),
    "staff.role": mark("gave a login another role"),
    "staff.second_factor": mark("set up the second factor"),
    "staff.second_factor_removed": mark("took the second factor off"),
    "staff.sign_in": mark("signed in"),
    "staff.sign_in_failed": mark("failed to sign in"),
    "staff.sign_in_throttled": mark("slowed down sign-ins after many attempts"),
    "staff.sign_out": mark("signed out"),
    "test.bridge": mark("had the line into the videoconference tested"),
    "test.dial_in": mark("had the dial-in number tested"),
    "throttle.reset": mark("counts unknown PINs again from zero"),
}
COUNTED: Mapping[str, str] = {scope: words.who for scope, words in GUESSING.items()} | {
    "pin:withheld": GUESSING[WITHHELD].who,  # as versions before this one have written it
    "pin:unregistered": GUESSING[EVERYBODY].who,
}
KEYS: Mapping[str, str] = {
    "already": mark("registered before"),
    "attendee": mark("entry"),
    "bar": mark("barred"),
    "call": mark("call"),
    "calls": mark("calls"),
    "call_back": mark("call back"),
    "campaign": mark("about"),
    "changed": mark("changed"),
    "changes": mark("changes"),
    "count": mark("how many"),
    "entries": mark("entries"),
    "faults": mark("faults until then"),
    "hand": mark("hand"),
    "late_reason": mark("late because"),
    "list": mark("list"),
    "login": mark("login"),
    "made_at": mark("made on"),
    "people": mark("people"),
    "people_before": mark("people before"),
    "question": mark("question"),
    "questions": mark("questions"),
    "reason": mark("reason"),
    "registered": mark("newly registered"),
    "rejected": mark("rejected"),
    "role": mark("role"),
    "scope": mark("lock-out"),
    "seats": mark("seats"),
    "slug": mark("short name"),
    "topic": mark("topic"),
    "until": mark("until"),
}
LISTS: Mapping[str, str] = {"fallback": mark("Fallback list"), "seats": mark("Seat list")}
_CHOICES = {value: words for one in (EVENT_SETTINGS | BRIDGE_SETTINGS).values() for value, words in one.choices}


def act_words(act: str) -> str:
    """The name of the act itself for one of another version of dialin."""
    return ACTS.get(act, act)


def details_in(words: Words, entry: AuditEntry) -> Iterator[tuple[str, str]]:
    """Each detail that says something, named and told in the language of the reader."""
    for field, (before, after) in entry.details.get("changes", {}).items():
        known = CHOSEN.get(field, {})
        sides = (
            words.say(known[one]) if isinstance(one, str) and one in known else _now(words, one)
            for one in (before, after)
        )
        yield words.say(FIELDS.get(field, field)), " → ".join(sides)
    for key, value in entry.details.items():
        if key == "entries":
            yield words.say(KEYS[key]), str(len(value))
        elif key != "changes" and value not in ("", None, False):
            yield words.say(KEYS.get(key, key)), _told(words, value)


def _now(words: Words, value: object) -> str:
    """One side of a change, where nothing is worth telling, too."""
    return "\N{EN DASH}" if value in ("", None, []) else _told(words, value)


def _told(words: Words, value: object) -> str:
    if isinstance(value, bool):
        return words.say(mark("yes") if value else mark("no"))
    if value == [EVERY]:
        return words.say(mark("all events"))
    if isinstance(value, list):
        return ", ".join(words.say(FIELDS.get(one, one)) for one in value)
    known: Mapping[str, str] = {**_CHOICES, **ROLES, **COUNTED, **REMOVAL_REASONS, **LISTS}
    return words.say(known[value]) if isinstance(value, str) and value in known else str(value)
