"""The telephone in the terminal, driven by a script."""

import io
from contextlib import ExitStack

import pytest

from dialin.rehearsal.live import run_terminal, wait_in_terminal
from tests.rehearsal.live.server import ERNA, called, served
from tests.rehearsal.webhooks import CALLER, NUMBER, Webhooks

NOTHING = ("204 No Content", [], b"")
PIN = '<Say>Guten Tag</Say><Gather numDigits="6" action="/pin" timeout="120"><Say>Ihre PIN bitte</Say></Gather>'
ASK = '<Gather input="speech" timeout="120" speechTimeout="1" action="/said"><Say>Was wollen Sie sagen?</Say></Gather>'


@pytest.fixture(scope="module")
def serving():
    answers = {
        "/voice": PIN,
        "/pin": lambda asked: f"<Say>Danke {asked.form['Digits']}</Say>{ASK}",
        "/said": lambda asked: f"<Say>Gehoert: {asked.form['SpeechResult']}</Say><Gather timeout='600'/>",
        "/status": NOTHING,
        "/busy": "<Reject reason='busy'/>",
    }
    with served(Webhooks(answers)) as running:
        base = running.company.numbers[NUMBER].voice_url.removesuffix("/voice")
        running.company.register_number("+493023125001", voice_url=f"{base}/busy")
        running.company.telephones[ERNA] = "Erna Müller"
        yield running


def run(serving, script, to=NUMBER):
    out = io.StringIO()
    return run_terminal(serving.url, CALLER, to, io.StringIO(script), out), out.getvalue().splitlines()


def test_a_script_of_keys_and_words_is_a_call(serving):
    code, lines = run(serving, "123456\n/say zwei Fragen\n")
    assert code == 0
    assert lines[:7] == [
        "= connected",
        "» Guten Tag",
        "» Ihre PIN bitte",
        "« 123456",
        "» Danke 123456",
        "» Was wollen Sie sagen?",
        "« zwei Fragen",
    ]
    assert lines[-2:] == ["» Gehoert: zwei Fragen", "= over: the person hung up"]


def test_a_telephone_that_waits_is_called_answers_and_talks(serving):
    leg = called(serving)
    out = io.StringIO()
    assert wait_in_terminal(serving.url, ERNA, io.StringIO("123456\n"), out) == 0
    assert out.getvalue().splitlines()[:6] == [
        "Waiting for a call.",
        f"It rings for Erna Müller: {NUMBER} calls.",
        "= connected",
        "» Guten Tag",
        "» Ihre PIN bitte",
        "« 123456",
    ]
    assert leg.is_over


def test_no_script_hears_the_prompt_and_hangs_up(serving):
    code, lines = run(serving, "")
    assert code == 0
    assert lines[-2:] == ["» Ihre PIN bitte", "= over: the person hung up"]


def test_hanging_up_in_the_middle(serving):
    code, lines = run(serving, "/wait\n/hangup\n999999\n")
    assert code == 0
    assert "« 999999" not in lines


def test_what_is_not_understood_is_answered_with_help(serving):
    _, lines = run(serving, "/dance\n")
    assert "/say words     speak" in lines


@pytest.mark.parametrize("to", ["+493023125999", "+493023125001"])
def test_a_call_that_does_not_come_about_ends_with_one(serving, to):
    code, _ = run(serving, "", to=to)
    assert code == 1


def test_without_a_company_there_is_one_line_and_a_one():
    out = io.StringIO()
    assert run_terminal("http://127.0.0.1:9", CALLER, NUMBER, io.StringIO(""), out) == 1
    assert out.getvalue().startswith("! no telephone company answers at 127.0.0.1:9")


class GoingAway(io.StringIO):
    """A script during whose first line the company goes away."""

    def __init__(self, company: ExitStack) -> None:
        super().__init__()
        self.company = company

    def readline(self, size: int = -1) -> str:
        self.company.close()
        return ""


def test_a_company_that_goes_away_in_the_middle_is_said_and_a_one():
    with ExitStack() as company:
        serving, out = company.enter_context(served(Webhooks({"/voice": PIN, "/status": NOTHING}))), io.StringIO()
        assert run_terminal(serving.url, CALLER, NUMBER, GoingAway(company), out) == 1
    assert "! no telephone company answers at 127.0.0.1" in out.getvalue()
