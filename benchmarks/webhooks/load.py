"""Plays journeys over keep-alive connections, as many at once as there are lines of them."""

import http.client
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from benchmarks.webhooks.journeys import Step

LINES = 16


class WrongAnswer(Exception):
    """The server did not answer as the journey expects; its speed says nothing."""


def play(port: int, journeys: Sequence[list[Step]], *, is_floor: bool) -> list[float]:
    """Seconds each request took. Raises `WrongAnswer`."""
    shares = [journeys[line::LINES] for line in range(LINES)]
    with ThreadPoolExecutor(LINES) as pool:
        return [t for times in pool.map(lambda share: _play_line(port, share, is_floor), shares) for t in times]


def _play_line(port: int, journeys: Sequence[list[Step]], is_floor: bool) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        return [_send(connection, step, is_floor=is_floor) for journey in journeys for step in journey]
    finally:
        connection.close()


def _send(connection: http.client.HTTPConnection, step: Step, *, is_floor: bool) -> float:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": step.signature}
    began = time.perf_counter()
    connection.request("POST", step.path, step.body, headers)
    answer = connection.getresponse()
    body = answer.read()
    took = time.perf_counter() - began
    if answer.status >= 300 or (not is_floor and step.expected not in body):
        raise WrongAnswer(f"{step.path}: {answer.status}, {body[:300]!r}")
    return took
