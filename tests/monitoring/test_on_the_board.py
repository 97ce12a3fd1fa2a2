"""The board says when the background work stands still, since when, and what to do; and nothing while it goes on."""

from datetime import timedelta

import pytest
from flask import Flask

from dialin.jobs import be_seen
from dialin.services import Services
from dialin.store.workers import SILENT_AFTER
from tests.admin.desk import sit_down
from tests.admin.page import read
from tests.building import EVENING, SetClock, make_event

LIVE = "/events/digitaltag/board"


@pytest.fixture(autouse=True)
def _event(services: Services) -> None:
    make_event(services)


def test_a_worker_that_is_gone_is_a_line_on_the_board_in_either_language(
    app: Flask, services: Services, clock: SetClock
) -> None:
    clock.now = EVENING
    desk = sit_down(app, services)
    assert "Es läuft kein Hintergrunddienst" in read(desk.see(LIVE)).the("div", data_key="worker").text
    be_seen.do(services)
    assert "Hintergrunddienst" not in desk.see(LIVE)
    clock.now += SILENT_AFTER + timedelta(seconds=1)
    said = read(desk.see(LIVE)).the("div", data_key="worker").text
    assert "Der Hintergrunddienst antwortet seit 18:00 nicht." in said
    assert "„dialin worker“ muss neu gestartet werden." in said
    english = sit_down(app, services, name="Mr Brown", language="en")
    assert "The background service has not responded since 18:00." in english.see(LIVE)


def test_the_board_is_sent_anew_when_the_work_stands_still_and_not_each_second_after(
    app: Flask, services: Services, clock: SetClock
) -> None:
    clock.now = EVENING
    desk = sit_down(app, services)
    be_seen.do(services)
    tag = desk.get(LIVE).headers["ETag"]
    clock.now += SILENT_AFTER + timedelta(seconds=1)
    answer = desk.client.get(f"/admin{LIVE}", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    clock.now += timedelta(seconds=1)
    assert desk.client.get(f"/admin{LIVE}", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
