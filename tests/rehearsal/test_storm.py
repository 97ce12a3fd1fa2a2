"""A storm of callers over real HTTP, and what its report says."""

import pytest

from dialin.rehearsal.storm import Report, StormCaller, Target, run_storm
from tests.rehearsal.live.server import webhook_server
from tests.rehearsal.webhooks import ACCOUNT, NUMBER, START, TOKEN, Webhooks

NOTHING = ("204 No Content", [], b"")
PIN = '<Gather numDigits="4" action="/pin"><Say>PIN</Say></Gather><Redirect/>'
ROOM = '<Dial><Conference beep="false" waitUrl="">Saal</Conference></Dial>'
WAIT = '<Gather timeout="30"><Say>Bitte warten Sie</Say></Gather><Redirect/>'


def pin(asked):
    return {"1111": ROOM, "2222": WAIT, "3333": "<Say>Nein</Say>"}.get(asked.form["Digits"], ("500 Oh", [], b""))


def storm(callers):
    webhooks = Webhooks({"/voice": PIN, "/pin": pin, "/status": NOTHING})
    with webhook_server(webhooks) as base:
        target = Target(ACCOUNT, TOKEN, NUMBER, f"{base}/voice", f"{base}/status")
        report = run_storm(target, callers, now=START, within_seconds=0.5, threads=16)
    return report, webhooks


def test_everybody_gets_somewhere_and_hangs_up_in_the_end():
    keys = ["1111"] * 20 + ["2222"] * 10 + ["3333"] * 6 + ["4444"] * 2
    report, webhooks = storm([StormCaller(f"+4969900090{n:02d}", [row]) for n, row in enumerate(keys)])
    assert (report.in_the_room, report.waiting, report.refused, report.count("lost")) == (20, 10, 6, 2)
    assert report.statuses == {200: 74, 500: 2} | {204: report.statuses[204]}
    assert len(report.latencies) >= 76
    assert 0 < report.latency(0.5) <= report.latency(0.99) <= report.latency(1.0) == max(report.latencies)
    assert report.waits.startswith(f"{len(report.latencies)} requests: half within ")
    assert f"the longest {max(report.latencies):.2f} s" in report.waits
    assert len(webhooks.asked_at("/status")) == 38


def test_after_an_apology_the_keys_that_were_lost_are_pressed_once_more():
    lost = set()

    def pin_lost_at_first(asked):
        is_first = asked.form["CallSid"] not in lost
        lost.add(asked.form["CallSid"])
        return "<Say>Eine Störung</Say><Redirect>/voice</Redirect>" if is_first else pin(asked)

    webhooks = Webhooks({"/voice": PIN, "/pin": pin_lost_at_first, "/status": NOTHING})
    with webhook_server(webhooks) as base:
        target = Target(ACCOUNT, TOKEN, NUMBER, f"{base}/voice", f"{base}/status")
        callers = [StormCaller("+496990009001", ["1111"], "Störung"), StormCaller("+496990009002", ["1111"])]
        report = run_storm(target, callers, now=START, within_seconds=0.1)
    assert (report.in_the_room, report.waiting) == (1, 1)


def test_a_server_that_is_not_there_loses_everybody():
    target = Target(ACCOUNT, TOKEN, NUMBER, "http://127.0.0.1:9/voice")
    report = run_storm(target, [StormCaller(None)] * 3, now=START, within_seconds=0.1)
    assert report.count("lost") == 3
    assert report.alerts[0].startswith("11205")


def test_a_report_without_requests_has_no_latency():
    assert Report({}, {}, {}, (), 0.0, ()).latency(0.99) == pytest.approx(0.0)
