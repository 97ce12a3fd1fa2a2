"""A telephone on the control API: it dials, presses keys, speaks, and prints what it hears."""

import http.client
import json
import threading
import time
from collections.abc import Callable
from typing import Any, TextIO
from urllib.parse import quote, urlsplit

# A company that listens; in all other states a script's next line would be lost.
_LISTENING = frozenset({"keys", "speech", "keys or speech", "recording", "room", "bridge"})
_LONGEST_PROMPT = 180.0
_MARKS = {"say": "»", "play": "» (recording)", "room": "~", "ring": "~", "tone": "~ (", "digits": "~ key"}

Json = dict[str, Any]


class CallRefused(Exception):
    """The company refused, or is not there."""


class Telephone:
    """One call through the control API."""

    def __init__(self, base_url: str, out: TextIO) -> None:
        parts = urlsplit(base_url)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or 80
        self._out = out
        self._state: Json = {}
        self._changed = threading.Condition()
        self._listener = threading.Thread(target=self._listen, name="telephone", daemon=True)
        self.sid = ""

    def dial(self, from_: str | None, to: str) -> None:
        self.sid = self._ask("POST", "/calls", {"from": from_ or "", "to": to})["sid"]
        self._listener.start()

    def await_ring(self, number: str | None) -> Json:
        """The call that rings at a number, or at any telephone here; returns only once one does."""
        place = "" if number is None else f"&number={quote(number)}"
        while True:
            if legs := self._ask("GET", f"/ringing?wait=10{place}")["legs"]:
                found: Json = legs[0]
                return found

    def answer(self, sid: str) -> None:
        """Take a ringing call off; CallRefused where the caller has given up."""
        self._ask("POST", f"/calls/{sid}/answer", {})
        self.sid = sid
        self._listener.start()

    def press(self, keys: str) -> None:
        self._do("keys", {"keys": keys})

    def say(self, words: str) -> None:
        self._do("say", {"text": words})

    def hang_up(self) -> None:
        """Returns once the last word of the call is printed, too."""
        if not self.is_over:
            self._do("hangup", {})
        self._listener.join(timeout=30)

    @property
    def is_over(self) -> bool:
        return bool(self._state.get("over"))

    @property
    def was_refused(self) -> bool:
        return self._state.get("status") in ("failed", "busy", "no-answer") and "hung up" not in self._because

    @property
    def _because(self) -> str:
        return str(self._state.get("because", ""))

    def wait_for_silence(self) -> None:
        """Wait until the company listens or the call is over."""
        self.wait_until(lambda: self.is_over or self._state.get("waiting_for") in _LISTENING, _LONGEST_PROMPT)

    def wait_until(self, holds: Callable[[], bool], seconds: float) -> None:
        until = time.monotonic() + seconds
        with self._changed:
            while not holds() and (left := until - time.monotonic()) > 0:
                self._changed.wait(min(left, 1.0))

    def _do(self, what: str, body: dict[str, str]) -> None:
        # What was known no longer holds: the company has something to answer.
        with self._changed:
            self._state["waiting_for"] = ""
        self._ask("POST", f"/calls/{self.sid}/{what}", body)
        self._look()

    def _look(self) -> None:
        self._take(self._ask("GET", f"/calls/{self.sid}/events?after=1000000&wait=0.3"), [])

    def _listen(self) -> None:
        try:
            self._follow()
        except CallRefused as refused:
            print(f"! {refused}", file=self._out, flush=True)
            self._take({"over": True, "status": "failed"}, [])

    def _follow(self) -> None:
        after = 0
        answer: Json = {"over": False}
        while not answer["over"]:
            # Short polls: what the company waits for changes without an event.
            answer = self._ask("GET", f"/calls/{self.sid}/events?after={after}&wait=0.5")
            after += len(answer["events"])
            self._take(answer, answer["events"])

    def _take(self, state: Json, events: list[Json]) -> None:
        with self._changed:
            for event in events:
                self._print(event)
            self._state = {name: value for name, value in state.items() if name != "events"}
            self._changed.notify_all()

    def _print(self, event: Json) -> None:
        kind, text = event["kind"], event.get("text") or ""
        if kind == "state" and event["state"] == "ringing":
            return  # it was said before the call was answered
        if kind == "state":
            words = {"connected": "connected", "room": f"in the room {text}", "bridge": f"through to {text}"}
            print(f"= {words.get(event['state'], f'over: {text}')}", file=self._out, flush=True)
        elif kind == "cut":
            print("  (cut off)", file=self._out, flush=True)
        elif text:
            print(f"{_MARKS.get(kind, '~')} {text}{')' if kind == 'tone' else ''}", file=self._out, flush=True)

    def _ask(self, method: str, path: str, body: dict[str, str] | None = None) -> Json:
        connection = http.client.HTTPConnection(self._host, self._port, timeout=30)
        try:
            content = json.dumps(body) if body is not None else None
            connection.request(method, f"/rehearsal{path}", content, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            text = answer.read().decode()
        except OSError as error:
            raise CallRefused(f"no telephone company answers at {self._host}:{self._port} ({error})") from error
        finally:
            connection.close()
        if answer.status >= 400:
            raise CallRefused(f"the company refused ({answer.status})")
        found: Json = json.loads(text) if text else {}
        return found
