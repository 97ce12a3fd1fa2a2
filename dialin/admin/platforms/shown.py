"""What the board shows of a videoconference's platform: what it says, or why nothing, and what is dialled."""

from dataclasses import dataclass
from datetime import datetime

from dialin.conferences.promise import Reason, can_be_asked
from dialin.rules.bridging.platforms import PLATFORMS
from dialin.rules.bridging.ways import number_for
from dialin.rules.refusals import mark
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.platform_looks import PlatformLook, find_look

TROUBLES = {
    Reason.UNREACHABLE: mark("It cannot be reached."),
    Reason.SLOW: mark("It does not answer in time."),
    Reason.REFUSED: mark("It does not take the secret. Write it anew in the event's form."),
    Reason.UNKNOWN: mark("It knows no such meeting: it has not begun, or has another id."),
    Reason.AMBIGUOUS: mark("Several of its meetings have this name. Write the meeting's id in the event's form."),
    Reason.NONSENSE: mark("What it answers cannot be read. Look whether its address is right."),
    Reason.MOVED: mark("It leads to another address, where nothing is asked. Write the new one in the event's form."),
}
MENDED_BY_STAFF = (Reason.REFUSED, Reason.AMBIGUOUS, Reason.NONSENSE, Reason.MOVED)
NOT_ASKED = mark("It has not been asked yet.")
NOT_BEGUN = mark("The videoconference has not begun yet.")
NOT_TOLD = mark("It says the code, and not who is there.")
AMONG_THEM = mark("The telephone is among them.")
NOT_LISTED = mark("The telephone is not in its list; some versions leave telephones out.")
AS_TYPED = mark("What was typed in is dialled.")
AS_SAID = mark("What it says is dialled.")
AS_SAID_LAST = mark("What it said last is dialled.")


@dataclass(frozen=True, slots=True)
class BoardPlatform:
    """people: in the videoconference, None where it does not say. telephones: among them, where several may be ours.

    sentences: what else there is to say. is_wrong: staff have something to mend.
    """

    name: str
    people: int | None
    telephones: int | None
    sentences: tuple[str, ...]
    changed_at: datetime | None
    is_wrong: bool


def look_at_platform(act: Act, event: Event) -> BoardPlatform | None:
    """None for an event whose platform is not asked."""
    if not can_be_asked(event):
        return None
    look, name = find_look(act, event.id), PLATFORMS[event.bridge_platform or ""]
    if look is None:
        return BoardPlatform(name, None, None, (NOT_ASKED,), None, is_wrong=False)
    sentences = (*_told(event, look), *_dialled(event, look))
    is_wrong = look.trouble is not None and Reason(look.trouble) in MENDED_BY_STAFF
    people = look.participants if look.is_running else None
    telephones = look.telephones if people and event.is_direct else None
    return BoardPlatform(name, people, telephones, sentences, look.changed_at, is_wrong)


def _told(event: Event, look: PlatformLook) -> tuple[str, ...]:
    if look.trouble is not None:
        return (TROUBLES[Reason(look.trouble)],)
    if look.is_running is None:
        return (NOT_TOLD,)
    if not look.is_running:
        return (NOT_BEGUN,)
    if event.is_direct:
        return ()
    if look.has_our_leg:
        return (AMONG_THEM,)
    return (NOT_LISTED,) if look.has_our_leg is False and event.bridge_state == "up" else ()


def _dialled(event: Event, look: PlatformLook) -> tuple[str, ...]:
    if event.bridge_sip or number_for(event) is None:
        return ()
    if event.platform_number is None and event.platform_code is None:
        return (AS_TYPED,)
    return (AS_SAID if look.trouble is None else AS_SAID_LAST,)
