import json
import logging
import re

import pytest

from dialin.cli.logs import JSONFormatter, LineFormatter, mask
from tests.every import every

SID = "CA" + "0123456789abcdef" * 2


def written(formatter: logging.Formatter, message: str, *values: object, trouble: Exception | None = None) -> str:
    info = (type(trouble), trouble, None) if trouble else None
    return formatter.format(logging.LogRecord("dialin.voice", logging.ERROR, __file__, 1, message, values, info))


@pytest.mark.parametrize("formatter", [LineFormatter(), JSONFormatter()], ids=["text", "json"])
@pytest.mark.parametrize("secret", ["748290", "+493023125010", "12345678", "abc12345", "PIN=748290;"])
def test_pins_and_telephone_numbers_are_masked_also_in_tracebacks(formatter, secret):
    line = written(formatter, "heard %s", secret, trouble=ValueError(f"no such row: ('{secret}',)"))
    assert not any(len(run) >= 5 for run in digits_in(line.partition("heard")[2]))
    assert "***" in line


@pytest.mark.parametrize("formatter", [LineFormatter(), JSONFormatter()], ids=["text", "json"])
def test_the_id_of_a_call_stays_readable_and_small_numbers_too(formatter):
    line = written(formatter, "turn %d of call %s took 1234 ms", 7, SID)
    assert SID in line
    assert "turn 7 " in line
    assert "1234 ms" in line


@every(
    "kept",
    [
        "The provider answers 401, code 20003: Authenticate",
        "Booting worker with pid: 12345",
        "Worker (pid:1234567) exited",
        "Listening at: http://127.0.0.1:8000 (12345)",
        'connection to server at "127.0.0.1", port 35187 failed',
        "http://127.0.0.1:35187/voice",
        "since 2026-06-19 18:00:00.123456",
        "the audit log is whole: 12 entries, the last one with 6ee4829107b580b2",
        "line 1234, in take_turn: 3 of 10, after 20 s",
        "eins, zwei oder drei",
    ],
)
def test_what_an_operator_has_to_read_stays_readable(kept):
    assert mask(kept) == kept
    assert kept in written(LineFormatter(), "%s", kept)
    assert kept in json.loads(written(JSONFormatter(), "%s", kept))["message"]


@every(
    "secret",
    [
        "7 4 8 2 9 0", "748 290", "+49 30 23125010", "030/23125010", "(030) 231 250-10", "7, 4, 8, 2, 9, 0",
        "code 748290", "pid: 74829012345", "port 748290", "sieben vier acht. zwo neun null", "Seven four eight two",
        "siebenundachtzig zwölf acht drei", "einundzwanzig dreißig fünf sechs", "siebenvierachtzwei",
        'eins <break time="1s"/> zwei <break/> drei vier',
    ],
)  # fmt: skip
def test_numbers_with_gaps_and_in_words_are_masked(secret):
    left = mask(f"heard {secret}.").removeprefix("heard ")
    assert re.fullmatch(r"(code |pid: |port )?\(?\*\*\*\.", left), left


def test_no_text_takes_for_ever_to_mask():
    for piece in ("eins und ", "eins . ", "eins <<", "1,2-", "vier", "zwei<", "x eins zwei ", "2026-", "code 1234 "):
        assert mask(piece * 2000)


@pytest.mark.parametrize("formatter", [LineFormatter(), JSONFormatter()], ids=["text", "json"])
def test_one_event_is_one_line_whatever_stands_in_it(formatter):
    info = (ValueError, ValueError("first\nsecond"), None)
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "a\nforged line\r%s", ("\x85",), info)
    assert len(formatter.format(record).splitlines()) == 1


def test_json_names_the_call_that_the_event_is_about():
    entry = json.loads(written(JSONFormatter(), "turn failed for call %s", SID))
    assert (entry["call"], entry["level"], entry["logger"]) == (SID, "error", "dialin.voice")
    assert "call" not in json.loads(written(JSONFormatter(), "nobody calls"))


@every("sid", ["CA" + "1" * 32, "12345678-9012-4345-8678-901234567890", "v3:" + "123456-_" * 6 + "A"])
def test_the_call_is_named_and_not_masked_at_every_provider(sid):
    entry = json.loads(written(JSONFormatter(), "turn failed for call %s", sid))
    assert (entry["call"], entry["message"]) == (sid, f"turn failed for call {sid}")


def digits_in(text: str) -> list[str]:
    return "".join(char if char.isdigit() else " " for char in text).split()
