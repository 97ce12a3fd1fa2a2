"""A house whose disk is full for a while, in a process of its own: prints what was answered, as JSON."""

import json
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import make_url

from dialin.app import build_services, create_app
from dialin.jobs import reconcile
from tests.actions.callers import sitting
from tests.building import EVENING, NUMBER, SetClock, make_event, register_people
from tests.provider.fake import FakeProvider
from tests.stories.test_random_callers import settings_of
from tests.voice.signing import post
from tests.voice.test_kept import way_on

SID = "CA" + "1" * 32
CALL = {"CallSid": SID, "From": "+493023125010", "To": NUMBER, "CallStatus": "in-progress"}


@contextmanager
def full(url: str) -> Iterator[None]:
    """No file grows beyond what the smallest of the database's has now."""
    path = Path(make_url(url).database or "")
    log = path.with_name(f"{path.name}-wal")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (min(path.stat().st_size, log.stat().st_size), before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def ready(app: Flask) -> list[Any]:
    answer = app.test_client().get("/readyz")
    return [answer.status_code, answer.text]


def main(url: str) -> None:
    clock = SetClock()
    provider = FakeProvider(clock)
    services = build_services(settings_of(url), clock=clock, provider=provider)
    event_id = make_event(services)
    (person,) = register_people(services, event_id, 1)
    clock.now = EVENING
    app = create_app(services.settings, services=services)
    provider.ring_in(SID)
    told: dict[str, Any] = {"ready before": ready(app)}
    post(app, "/voice/incoming", **CALL)
    with full(url):
        clock.pass_time(seconds=20)
        told["ready meanwhile"] = ready(app)
        first = post(app, "/voice/turn/1", **CALL, Digits=person.pin).text
        second = post(app, way_on(first), **CALL).text
        told["apologies"] = sum("heard=" in document for document in (first, second))
    told["in the room afterwards"] = "<Conference" in post(app, way_on(second), **CALL).text
    told["seats"] = {"occupied": len(sitting(services.database, event_id))}
    with full(url):
        told["status of the hang-up"] = post(app, "/voice/status", **CALL | {"CallStatus": "completed"}).status_code
    provider.end(SID)
    reconcile.do(services)
    told["seats"]["after reconciling"] = len(sitting(services.database, event_id))
    clock.pass_time(seconds=20)
    told["ready afterwards"] = ready(app)
    services.database.close()
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
