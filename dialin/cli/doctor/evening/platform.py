"""The platforms of the next events answer, and know their meetings."""

from collections.abc import Iterable, Iterator

from dialin.cli.doctor.findings import Finding, fine, worth_a_look, wrong
from dialin.cli.doctor.house import House
from dialin.conferences.asking import connect_conferences
from dialin.conferences.promise import ConferenceTrouble, Reason, Seen, can_be_asked
from dialin.store.events import Event

NEXT = 3  # events; each may take a while
PATIENCE = (1.5, 2.0)  # seconds, to connect and between bytes
_IN_SETTINGS = "dialin event set {slug} "
MENDS = {
    Reason.UNREACHABLE: "See whether its server runs, and a firewall lets this machine ask it over https.",
    Reason.SLOW: "See whether its server is overloaded, and a firewall lets this machine ask it.",
    Reason.REFUSED: "Write its secret anew: " + _IN_SETTINGS + "--bridge-secret -",
    Reason.UNKNOWN: "Open the meeting once. If it is, write its id or name: " + _IN_SETTINGS + "--bridge-meeting ID",
    Reason.AMBIGUOUS: "Write the meeting's id: " + _IN_SETTINGS + "--bridge-meeting ID",
    Reason.NONSENSE: "Write the address of its API: " + _IN_SETTINGS + "--bridge-api https://…",
    Reason.MOVED: "Write the address that it leads to: " + _IN_SETTINGS + "--bridge-api https://…",
}


def look(house: House) -> Iterable[Finding]:
    asked = [event for event in house.events() if can_be_asked(event)][:NEXT]
    for event in asked:
        yield from _of(event)
    if not asked:
        yield fine("No event names a platform that is asked.")


def _of(event: Event) -> Iterator[Finding]:
    try:
        seen = connect_conferences(time_outs=PATIENCE).look(event)
    except ConferenceTrouble as trouble:
        says, mend = f"{event.slug}: {trouble}", MENDS[trouble.reason].format(slug=event.slug)
        # Its meeting is made when somebody opens it: before that nothing is wrong.
        yield worth_a_look(says, mend) if trouble.reason is Reason.UNKNOWN else wrong(says, mend)
    else:
        yield fine(f"{event.slug}: {_told(seen)}")


def _told(seen: Seen) -> str:
    code = "its code is known" if seen.code else "it names no code"
    if seen.is_running is None or seen.participants is None:
        return f"it answers, and {code}."
    return f"it answers, {code}, and its meeting has {seen.participants} participants."
