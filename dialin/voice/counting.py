"""Counts the answers given to the provider, for the page of metrics."""

from functools import cache

from flask import Response, g, request
from prometheus_client import Counter

ANSWERS = Counter("dialin_voice_answers", "Answers to the provider, by address and outcome.", ["address", "outcome"])
OUTCOMES = {400: "unreadable", 403: "unsigned", 413: "too large"}


def note_apology() -> None:
    """This request is answered with an apology, since something broke."""
    g.apologised = True


def count_answer(response: Response) -> Response:
    outcome = OUTCOMES.get(response.status_code) or ("failed" if response.status_code >= 500 else "answered")
    if g.get("apologised"):
        outcome = "apologised"
    _counter((request.endpoint or "").removeprefix("voice."), outcome).inc()
    return response


@cache
def _counter(address: str, outcome: str) -> Counter:
    return ANSWERS.labels(address=address, outcome=outcome)
