"""Who is met most often at the other end, ready made."""

from dataclasses import replace

from dialin.rehearsal.callees.callee import Callee, Deed, Machine

NETWORK_GREETING = (
    "Der gewünschte Gesprächspartner ist zurzeit nicht erreichbar. Bitte hinterlassen Sie eine Nachricht nach dem Ton."
)


def answering_machine(*, answers_after: float = 12.0, machine: Machine | None = None) -> Callee:
    """A machine at home."""
    return Callee(answers_after=answers_after, machine=machine or Machine())


def network_mailbox(*, answers_after: float = 20.0) -> Callee:
    """The network's own machine, which answers for telephones that nobody takes off; it is patient for a minute."""
    return Callee(answers_after=answers_after, machine=Machine(NETWORK_GREETING, silence=8.0, longest=60.0))


def wrong_person(name: str = "Schmidt") -> Callee:
    """Somebody else lives there, says so and hangs up."""
    return Callee(
        does=(
            Deed(says=f"{name}?", after=0.5),
            Deed(says="Nein, da sind Sie falsch verbunden.", after=6.0),
            Deed(hangs_up=True, after=1.0),
        )
    )


def never_reacts() -> Callee:
    """Takes the telephone off, says a word, and then neither speaks nor presses a key."""
    return Callee(does=(Deed(says="Ja, hallo?", after=0.5),))


def says_nothing() -> Callee:
    """Takes the telephone off and is silent: the provider cannot tell who or what is there."""
    return Callee(answered_by="unknown", detected_after=5.0)


def by_try(*callees: Callee) -> Callee:
    """Another way at each try: `by_try(Callee("busy"), Callee())` is busy at first."""
    first, *others = callees
    return replace(first, then=by_try(*others)) if others else first
