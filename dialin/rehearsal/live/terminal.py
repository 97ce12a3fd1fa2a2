"""A telephone in the terminal: prompts as text, keys by typing them, over the control API."""

import http.client
import json
import threading
import time
from typing import Any, TextIO
from urllib.parse import urlsplit

HELP = """keys + Enter   press them (0-9, * and #)
/say words     speak
/wait [n]      wait until the prompt is over, or n seconds
/hangup        hang up
/help          this"""
# A company that listens; in all other states a script's next line would be lost.
_LISTENING = frozenset({"keys", "speech", "keys or speech", "recording", "room", "bridge"})
_KEYS = frozenset("0123456789*#ABCD")
_LONGEST_PROMPT = 180.0
_MARKS = {"say": "»", "play": "» (recording)", "room": "~", "ring": "~", "tone": "~ (", "digits": "~ key"}


class Refused(Exception):
    """The company refused, or is not there."""


class Telephone:
    """One call through the control API."""

    def __init__(self, base_url: str, out: TextIO) -> None:
        parts = urlsplit(base_url)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or 80
        self._out = out
        self._state: dict[str, Any] = {}
        self._changed = threading.Condition()
        self._listener = threading.Thread(target=self._listen, name="telephone", daemon=True)
        self.sid = ""

    def dial(self, from_: str | None, to: str) -> None:
        self.sid = self._ask("POST", "/calls", {"from": from_ or "", "to": to})["sid"]
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

    def wait_until(self, holds: Any, seconds: float) -> None:
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
        except Refused as refused:
            print(f"! {refused}", file=self._out, flush=True)
            self._take({"over": True, "status": "failed"}, [])

    def _follow(self) -> None:
        after, news = 0, {"over": False}
        while not news["over"]:
            # Short polls: what the company waits for changes without an event.
            news = self._ask("GET", f"/calls/{self.sid}/events?after={after}&wait=0.5")
            after += len(news["events"])
            self._take(news, news["events"])

    def _take(self, news: dict[str, Any], events: list[dict[str, Any]]) -> None:
        with self._changed:
            for event in events:
                self._print(event)
            self._state = {name: value for name, value in news.items() if name != "events"}
            self._changed.notify_all()

    def _print(self, event: dict[str, Any]) -> None:
        kind, text = event["kind"], event.get("text") or ""
        if kind == "state":
            words = {"connected": "connected", "room": f"in the room {text}", "bridge": f"through to {text}"}
            print(f"= {words.get(event['state'], f'over: {text}')}", file=self._out, flush=True)
        elif kind == "cut":
            print("  (cut off)", file=self._out, flush=True)
        elif text:
            print(f"{_MARKS.get(kind, '~')} {text}{')' if kind == 'tone' else ''}", file=self._out, flush=True)

    def _ask(self, method: str, path: str, body: dict[str, str] | None = None) -> Any:
        connection = http.client.HTTPConnection(self._host, self._port, timeout=30)
        try:
            content = json.dumps(body) if body is not None else None
            connection.request(method, f"/rehearsal{path}", content, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            text = answer.read().decode()
        except OSError as error:
            raise Refused(f"no telephone company answers at {self._host}:{self._port} ({error})") from error
        finally:
            connection.close()
        if answer.status >= 400:
            raise Refused(f"the company refused ({answer.status})")
        return json.loads(text) if text else {}


def run_terminal(base_url: str, from_: str | None, to: str, stdin: TextIO, stdout: TextIO) -> int:
    """Call and talk until somebody hangs up; 0 when the call took place, 1 when it was refused.

    Typed by a person, keys are pressed at once. From a pipe each line waits until the company listens,
    and the end of the input waits for the prompt to end and hangs up.
    """
    telephone = Telephone(base_url, stdout)
    try:
        telephone.dial(from_, to)
        _converse(telephone, stdin, stdout)
        telephone.hang_up()
    except KeyboardInterrupt:
        telephone.hang_up()
    except Refused as refused:
        print(f"! {refused}", file=stdout, flush=True)
        return 1
    return 1 if telephone.was_refused else 0


def _converse(telephone: Telephone, stdin: TextIO, stdout: TextIO) -> None:
    is_typed = stdin.isatty()
    while not telephone.is_over:
        line = stdin.readline()
        if not line or line.strip() == "/hangup":
            if not line and not is_typed:
                telephone.wait_for_silence()
            return
        if not is_typed and not line.startswith(("/wait", "/help")):
            telephone.wait_for_silence()
        if not telephone.is_over:
            _obey(telephone, line.strip(), stdout)


def _obey(telephone: Telephone, line: str, stdout: TextIO) -> None:
    command, _, rest = line.partition(" ")
    if command == "/say" and rest:
        print(f"« {rest}", file=stdout, flush=True)
        telephone.say(rest)
    elif command == "/wait":
        if rest:
            telephone.wait_until(lambda: telephone.is_over, float(rest))
        else:
            telephone.wait_for_silence()
    elif line and set(line) <= _KEYS:
        print(f"« {line}", file=stdout, flush=True)
        telephone.press(line)
    elif line:
        print(HELP, file=stdout, flush=True)
