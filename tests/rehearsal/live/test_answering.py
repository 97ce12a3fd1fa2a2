"""Who waits at a telephone, over the control API: it rings, and is answered or declined."""

import json
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from tests.rehearsal.live.server import ASKS, ERNA, HORST, called, served
from tests.rehearsal.webhooks import NUMBER, Webhooks
from tests.slowness import LONG_ENOUGH, until


@pytest.fixture(scope="module")
def serving():
    with served(Webhooks({"/voice": ASKS, "/status": ("204 No Content", [], b"")}), speed=4) as running:
        running.company.telephones |= {ERNA: "Erna Müller", HORST: "Horst Weiß"}
        yield running


def ask(serving, path, body=None):
    content = None if body is None else json.dumps(body).encode()
    request = Request(f"{serving.url}/rehearsal{path}", content, {"Content-Type": "application/json"})
    with urlopen(request, timeout=LONG_ENOUGH) as answer:
        return json.loads(answer.read() or b"{}")


def test_who_waits_at_a_telephone_is_told_when_it_rings_and_by_whom(serving):
    assert ask(serving, "/ringing?wait=0")["legs"] == []
    leg = called(serving)
    (rings,) = ask(serving, f"/ringing?number={quote(ERNA)}")["legs"]
    assert (rings["sid"], rings["from"], rings["to"], rings["whose"]) == (leg.sid, NUMBER, ERNA, "Erna Müller")
    assert ask(serving, f"/ringing?number={quote(HORST)}&wait=0")["legs"] == []
    leg.hang_up()


def test_a_ringing_call_is_answered_or_declined_once(serving):
    taken, pushed_away = called(serving), called(serving, HORST)
    assert until(lambda: len(ask(serving, "/ringing")["legs"]) == 2)
    ask(serving, f"/calls/{taken.sid}/answer", {})
    ask(serving, f"/calls/{pushed_away.sid}/decline", {})
    assert until(lambda: (taken.status, pushed_away.status) == ("in-progress", "busy"))
    for leg in (taken, pushed_away):
        with pytest.raises(HTTPError, match="409"):
            ask(serving, f"/calls/{leg.sid}/answer", {})
    taken.hang_up()
