"""A server on loopback that answers as BigBlueButton, or as the services beside a Jitsi, with the faults of a test."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from xml.sax.saxutils import escape

SECRET = "geheim123"
FAILED = "<response><returncode>FAILED</returncode><messageKey>{}</messageKey><message>no</message></response>"


@dataclass
class Attendee:
    """Somebody in a meeting."""

    id: str
    name: str
    role: str = "VIEWER"
    client: str = "HTML5"


@dataclass
class Meeting:
    """A meeting of BigBlueButton."""

    id: str
    name: str = "Digitaltag"
    code: str = "71234"
    number: str = "+49 30 23125444"
    running: bool = True
    made_at: int = 1_781_884_800_000
    is_breakout: bool = False
    attendees: list[Attendee] = field(default_factory=list)

    def parts(self) -> str:
        who = "".join(
            f"<attendee><userID>{one.id}</userID><fullName>{escape(one.name)}</fullName><role>{one.role}</role>"
            f"<isListeningOnly>false</isListeningOnly><hasJoinedVoice>true</hasJoinedVoice>"
            f"<clientType>{one.client}</clientType></attendee>"
            for one in self.attendees
        )
        return (
            f"<meetingName>{escape(self.name)}</meetingName><meetingID>{escape(self.id)}</meetingID>"
            f"<createTime>{self.made_at}</createTime><voiceBridge>{self.code}</voiceBridge>"
            f"<dialNumber>{escape(self.number)}</dialNumber><running>{str(self.running).lower()}</running>"
            f"<participantCount>{len(self.attendees)}</participantCount><attendees>{who}</attendees>"
            f"<isBreakout>{str(self.is_breakout).lower()}</isBreakout>"
        )


@dataclass
class StandIn:
    """instead: what is answered to everything, as status, headers and body. asked: paths with their queries."""

    address: str = ""
    meetings: list[Meeting] = field(default_factory=list)
    hashes: tuple[str, ...] = ("sha1", "sha256", "sha384", "sha512")
    rooms: dict[str, Any] = field(default_factory=dict)  # digits by room
    listed: Any = None
    instead: tuple[int, dict[str, str], bytes] | None = None
    without: set[str] = field(default_factory=set)  # services that are not there
    asked: list[str] = field(default_factory=list)
    tokens: list[str | None] = field(default_factory=list)
    held: threading.Event = field(default_factory=threading.Event)
    holds: str | None = None  # before: no answer; within: it stops in the middle, until the test is over

    def event(self, platform: str = "bigbluebutton", meeting: str = "rat-2026", **changes: Any) -> Any:
        """What is asked about."""
        known = {
            "number": "+493023125000", "bridge_platform": platform, "bridge_meeting": meeting,
            "bridge_api": self.address, "bridge_secret": SECRET if platform == "bigbluebutton" else None,
        }  # fmt: skip
        return SimpleNamespace(**{**known, **changes})

    def answer(self, target: str) -> tuple[int, dict[str, str], bytes]:
        parts = urlsplit(target)
        *_, service = parts.path.split("/")
        if self.instead is not None:
            return self.instead
        if service in self.without:
            return 404, {}, b"not here"
        if service in ("conferenceMapper", "phoneNumberList"):
            return 200, {}, json.dumps(self._of_jitsi(service, dict(parse_qsl(parts.query)))).encode()
        return 200, {"Content-Type": "text/xml"}, self._of_bigbluebutton(service, parts.query).encode()

    def _of_jitsi(self, service: str, query: dict[str, str]) -> Any:
        if service == "phoneNumberList":
            return self.listed
        room = unquote(query.get("conference", ""))
        if room not in self.rooms:
            return {"message": "No conference mapping was found", "id": False, "conference": room}
        return {"message": "Successfully retrieved conference mapping", "id": self.rooms[room], "conference": room}

    def _of_bigbluebutton(self, call: str, query: str) -> str:
        asked, _, checksum = query.rpartition("checksum=")
        signed = f"{call}{asked.removesuffix('&')}{SECRET}".encode()
        if checksum not in {hashlib.new(kind, signed).hexdigest() for kind in self.hashes}:
            return FAILED.format("checksumError")
        if call == "getMeetings":
            listed = "".join(f"<meeting>{one.parts()}</meeting>" for one in self.meetings)
            return f"<response><returncode>SUCCESS</returncode><meetings>{listed}</meetings></response>"
        wanted = dict(parse_qsl(asked)).get("meetingID")
        found = [one for one in self.meetings if one.id == wanted]
        if call != "getMeetingInfo" or not found:
            return FAILED.format("notFound")
        return f"<response><returncode>SUCCESS</returncode>{found[0].parts()}</response>"


@contextmanager
def standing_in(**says: Any) -> Iterator[StandIn]:
    """The server, on a port of its own, until the block is left."""
    said = StandIn(**says)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            said.asked.append(self.path)
            said.tokens.append(self.headers.get("Authorization"))
            if said.holds == "before":
                said.held.wait()
                return
            status, headers, body = said.answer(self.path)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if said.holds == "within":
                self.wfile.write(body[:20])
                self.wfile.flush()
                said.held.wait()
                return
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    said.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield said
    finally:
        said.held.set()
        server.shutdown()
        thread.join()
        server.server_close()
