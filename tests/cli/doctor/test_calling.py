"""`dialin doctor --call`: both ways are tested through real webhooks, and told step by step as they go."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from dialin.cli.doctor.calling import Called, call_event
from dialin.cli.doctor.findings import Kind
from dialin.config import read_settings
from dialin.rehearsal import Callee
from dialin.rehearsal.callees import Meeting, far_end
from dialin.rules.dial_strings import Bridge
from tests.building import BRIDGE_NUMBER, EVENING, NUMBER
from tests.cli.doctor.towns import Town, document
from tests.cli.running import run
from tests.config.credentials import ACCOUNT, SECRET, TOKEN
from tests.conftest import PUBLIC_URL
from tests.every import every
from tests.stories.theatre import Theatre, theatre

AFTERNOON = EVENING - timedelta(hours=5)
CODE, PASSCODE = "84012345678", "4711"
BRIDGE = Bridge(number=BRIDGE_NUMBER, digits=f"{CODE}##{PASSCODE}#", platform="zoom")


@pytest.fixture
def stage(sqlite_url: str) -> Iterator[Theatre]:
    account = {"account_sid": ACCOUNT, "auth_tokens": TOKEN}
    settings = read_settings(database_url=sqlite_url, public_url=PUBLIC_URL, secret_key=SECRET, **account)
    with theatre(settings, at=AFTERNOON, bridge=BRIDGE) as made:
        yield made


def called(stage: Theatre, far: Callee) -> tuple[Called, Called, list[str]]:
    """Both tests, with this at the videoconference's number; and what was said meanwhile."""
    stage.company.callees[BRIDGE_NUMBER], said = far, list[str]()
    first, second = call_event(stage.services, stage.event, said.append, pause=lambda: stage.company.elapse(1.0))
    stage.company.elapse(15)  # the goodbye of the one that has come in
    assert all(leg.is_over for leg in stage.company.legs.values())
    assert said == [*first.steps, *second.steps]
    return first, second, said


def test_both_ways_are_told_step_by_step_and_found_well(stage: Theatre) -> None:
    first, second, said = called(stage, far_end("zoom", Meeting(CODE, passcode=PASSCODE)))
    assert (first.check.kind, second.check.kind) == (Kind.FINE, Kind.FINE), said
    assert [re.sub(r"\d+", "9", line) for line in first.steps[1:]] == [
        "Answered after 9 s.",
        "Keys sent at 9 s, 9 s, 9 s.",
        "Still up after 9 s.",
        "The platform cannot be asked.",
        "Hung up by us.",
    ]
    assert second.steps[0] == f"Called {NUMBER} from {NUMBER}."
    assert second.steps[-1].startswith("The test PIN came in after")


def test_keys_that_are_not_taken_are_tried_once_more_with_longer_pauses(stage: Theatre) -> None:
    first, second, said = called(stage, far_end("zoom", Meeting("84012345679", passcode=PASSCODE)))
    assert (first.check.kind, second.check.kind) == (Kind.MEND, Kind.FINE), said
    assert first.check.mend == "Compare number, keys and their order with the invitation."
    assert sum("longer pauses" in line for line in said) == 1


@every(
    ("far", "says"),
    [
        (Callee("busy"), "The videoconference's number is busy."),
        (Callee("rejected"), "The videoconference's number is busy."),
        (Callee("no-answer"), "Nobody answered at the videoconference's number."),
        (Callee("failed"), "The videoconference cannot be reached at this number or address."),
        (Callee(hangs_up_after=1), "Whoever answered hung up before a key was sent."),
    ],
)
def test_what_stands_in_the_way_is_named(stage: Theatre, far: Callee, says: str) -> None:
    assert called(stage, far)[0].check.says == says


def test_a_number_that_leads_elsewhere_is_told_from_one_that_hears_no_pin(stage: Theatre) -> None:
    number = stage.company.numbers[NUMBER]
    number.voice_url, number.voice_fallback_url = "https://elsewhere.example/voice", None
    _, second, _ = called(stage, far_end("zoom", Meeting(CODE, passcode=PASSCODE)))
    assert second.check.kind is Kind.MEND
    assert second.check.says in (
        "The dial-in number answers, and no call has come in here.",
        "The dial-in number cannot be reached.",
    )


def test_while_the_doors_are_open_the_line_is_left_alone_and_the_number_is_tested(stage: Theatre) -> None:
    stage.goes_to(EVENING + timedelta(minutes=5))
    stage.company.callees[BRIDGE_NUMBER] = far_end("zoom", Meeting(CODE, passcode=PASSCODE))
    first, second = call_event(stage.services, stage.event, lambda _: None, pause=lambda: stage.company.elapse(1.0))
    assert (first.check.kind, second.check.kind) == (Kind.UNSEEN, Kind.FINE)
    assert "The line into the videoconference is in use" in first.check.says


def test_an_unknown_event_is_refused_and_nobody_is_called_where_the_account_is_wrong(town: Town) -> None:
    ran = run("doctor", "--call", "nirgends")
    assert ran.code == 1
    assert "There is no event nirgends" in ran.err
    town.set(TWILIO_AUTH_TOKEN="f" * 32)
    ran = run("doctor", "--json", "--call", "digitaltag")
    told = {one["name"]: one for one in document(ran)["checks"]}
    assert "account" in told["call bridge"]["says"]
    assert ran.code == 1
    assert not [asked for asked in town.company.requests_received if asked.method == "POST"]
