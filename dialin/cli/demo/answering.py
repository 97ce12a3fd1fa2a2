"""Who is at the other end in the demo: two telephones in the browser, people as they are, and a mailbox for mails."""

from collections.abc import Iterator
from contextlib import contextmanager

from dialin.cli.demo.sample import MEETING, MEETING_PIN, OFFICE, PLATFORM, VIDEOCONFERENCE
from dialin.clock import wall_clock
from dialin.rehearsal import Callee, Company, Deed
from dialin.rehearsal.callees import Meeting, answering_machine, by_try, far_end, network_mailbox
from dialin.rehearsal.mailbox.mailbox import Mailbox

# They ring on the page of the telephone.
TELEPHONES = {"+492214710010": "Erna Müller", "+492214710014": "Horst Weiß"}
_HELLO = Deed(says="Ja, hallo?", after=0.5)
# Everybody else answers without anybody's help, each in another way.
PEOPLE = {
    "+492214710011": by_try(Callee("busy"), Callee(does=(_HELLO,))),
    "+492214710012": answering_machine(),
    "+491713920013": Callee(answers_after=5, does=(_HELLO, Deed(presses="1", after=12))),
    "+492214710015": network_mailbox(),
    "+492214710016": Callee(answers_after=8, does=(_HELLO, Deed(hangs_up=True, after=6))),
    "+492214710017": Callee("no-answer"),
}


def people(company: Company, *, mailbox: Mailbox | None) -> None:
    """Let the office, the videoconference and everybody who is registered be there."""
    videoconference = far_end(PLATFORM, Meeting(MEETING, passcode=MEETING_PIN))
    company.callees |= {OFFICE: Callee(), VIDEOCONFERENCE: videoconference, **PEOPLE}
    company.telephones |= TELEPHONES
    if mailbox is not None:
        company.mailbox = mailbox


@contextmanager
def mailbox_open() -> Iterator[tuple[Mailbox, str] | None]:
    """A mailbox and the address of its mail server; None where what it runs on is not installed."""
    try:
        from dialin.rehearsal.mailbox.receiving import Receiving
    except ImportError:
        yield None
        return
    with Receiving(Mailbox(), now=wall_clock) as receiving:
        yield receiving.mailbox, receiving.url
