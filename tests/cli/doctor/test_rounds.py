"""A round of checks: each within its time, none after what it needs has failed, and no fault of one hides another."""

import threading
from collections.abc import Iterable

from dialin.cli.doctor.findings import Check, Finding, Kind, fine, unseen, wrong, wrong_as_refused
from dialin.cli.doctor.house import House
from dialin.cli.doctor.rounds import Station, run
from dialin.config import read_settings
from dialin.provider.promise import ProviderTrouble
from tests.every import every


def house(*found: Check, wrong_ones: frozenset[str] = frozenset()) -> House:
    return House(read_settings(), wrong_ones, is_to_fix=False, found=found)


def well(_house: House) -> Iterable[Finding]:
    yield fine("It is well.")


def found(name: str, finding: Finding) -> Check:
    return Check(name, finding.kind, finding.says, finding.mend)


def test_a_check_that_gets_no_answer_is_said_in_time_and_the_others_are_told() -> None:
    over = threading.Event()

    def waiting(_house: House) -> Iterable[Finding]:
        over.wait()
        yield fine("At last.")

    checks = run([Station("name server", waiting), Station("disk", well)], house(), patience=0.1)
    over.set()
    assert [(check.name, check.kind) for check in checks] == [("name server", Kind.MEND), ("disk", Kind.FINE)]
    assert checks[0].says.startswith("There was no answer within")


@every(
    ("trouble", "says"),
    [
        (KeyError("secret"), "This could not be looked at: KeyError."),
        (
            ProviderTrouble("The provider cannot be reached: Timeout.", is_passing=True),
            "The provider cannot be reached",
        ),
    ],
)
def test_a_check_that_breaks_is_a_complaint_without_what_broke_it(trouble: Exception, says: str) -> None:
    def breaking(_house: House) -> Iterable[Finding]:
        yield fine("So far it is well.")
        raise trouble

    (check, other) = run([Station("balance", breaking), Station("disk", well)], house())
    assert (check.kind, check.says.startswith(says)) == (Kind.MEND, True)
    assert "secret" not in f"{check.says}{check.mend}"
    assert other.is_ok


def test_what_hangs_on_something_broken_says_so_and_is_no_complaint() -> None:
    def never(_house: House) -> Iterable[Finding]:
        raise AssertionError("it was not to be looked at")

    station = Station("worker", never, needs=("database",), settings=("DIALIN_HOME",))
    broken = found("database", wrong("It is not there.", "Make it."))
    away = found("database", unseen("DIALIN_DATABASE_URL has to be set right first."))
    for known, says in (
        (house(broken), "not looked at: database comes first."),
        (house(away), "not looked at: DIALIN_DATABASE_URL has to be set right first."),
        (house(wrong_ones=frozenset({"DIALIN_HOME"})), "not looked at: DIALIN_HOME has to be set right first."),
    ):
        (check,) = run([station], known)
        assert (check.is_ok, check.says, check.mend) == (True, says, None)


@every(
    ("sentence", "says", "mend"),
    [
        ("There is none. Create it with: dialin db upgrade", "There is none.", "Create it with: dialin db upgrade"),
        ("DIALIN_OFFICE: write it as +49…", "DIALIN_OFFICE cannot be used as it is.", "Write it as +49…"),
    ],
)
def test_a_refusal_is_taken_apart_into_what_is_wrong_and_what_to_do(sentence: str, says: str, mend: str) -> None:
    made = wrong_as_refused(sentence)
    assert (made.kind, made.says, made.mend) == (Kind.MEND, says, mend)
