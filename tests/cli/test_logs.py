import json
import logging

import pytest

from dialin.cli.logs import JSONFormatter, LineFormatter

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


@pytest.mark.parametrize("formatter", [LineFormatter(), JSONFormatter()], ids=["text", "json"])
def test_one_event_is_one_line_whatever_stands_in_it(formatter):
    info = (ValueError, ValueError("first\nsecond"), None)
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "a\nforged line\r%s", ("\x85",), info)
    assert len(formatter.format(record).splitlines()) == 1


def test_json_names_the_call_that_the_event_is_about():
    entry = json.loads(written(JSONFormatter(), "turn failed for call %s", SID))
    assert (entry["call"], entry["level"], entry["logger"]) == (SID, "error", "dialin.voice")
    assert "call" not in json.loads(written(JSONFormatter(), "nobody calls"))


def digits_in(text: str) -> list[str]:
    return "".join(char if char.isdigit() else " " for char in text).split()
