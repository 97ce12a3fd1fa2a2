"""Telnyx' REST API of TeXML behind the promise: Twilio's in what it does, and neither in its paths nor in its forms."""

import json
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote

from dialin.config import Settings
from dialin.provider.answers import (
    LARGEST_RECORDING,
    demand_named,
    demand_sound,
    making_sense,
    named_as,
    over_where_unknown,
    redirecting,
)
from dialin.provider.dialects import dialect_of
from dialin.provider.dialects.documents import bare
from dialin.provider.placed_legs import bare_address, newest_since
from dialin.provider.promise import (
    CallIsOver,
    Placement,
    ProviderCall,
    ProviderMessage,
    ProviderTrouble,
    RequestRefused,
)
from dialin.provider.regions import api_address

if TYPE_CHECKING:
    from dialin.provider.http import PatientHttp

BACKOFF = 0.5  # seconds: it is asked again after 0, 1 and 2, where it names no pause itself
MOST_A_PAGE = 250
RINGING, LASTING = (5, 120), (30, 14_400)  # seconds, the shortest and the longest
NO_MESSAGES = "dialin cannot send SMS by this provider."
NO_KEYS = "This provider sends no keys by itself when a call is answered: they have to stand in its document."


class Telnyx:
    """Keeps the promise of `Provider`, but for SMS, and for the record of a call, which is gone after thirty days."""

    def __init__(self, settings: Settings, *, backoff: float = BACKOFF) -> None:
        self._dialect = dialect_of(settings)
        self._application, self._key = settings.rest_credentials or ("", "")
        self._base = f"{api_address(settings)}{self._dialect.path}/Accounts/{settings.account_sid}"
        self._backoff = backoff

    def get_ready(self) -> None:
        _ = self._http

    @cached_property
    def _http(self) -> "PatientHttp":
        from dialin.provider.http import PatientHttp

        return PatientHttp(None, backoff=self._backoff)

    def close(self) -> None:
        if "_http" in self.__dict__:
            self._http.close()

    def _ask(self, method: str, path: str, *, params: Any = None, data: Any = None, kind: str = "") -> Any:
        """What is answered, as read from JSON; {} to what was deleted."""
        headers = {"Authorization": f"Bearer {self._key}", "Accept": "application/json"}
        headers |= {"Content-Type": kind} if kind else {}
        answer = self._http.request(method, f"{self._base}{path}", params, data, headers, None)
        return json.loads(answer.text) if answer.text else {}

    @making_sense()
    def place_call(self, placement: Placement) -> str:
        from dialin.provider.http import asking_once

        if placement.digits:
            raise ProviderTrouble(NO_KEYS, is_passing=False)
        wanted = json.dumps(self._wanted(placement))
        with asking_once() if placement.is_paced else nullcontext():
            placed = self._ask("POST", "/Calls", data=wanted, kind="application/json")
        return named_as(self._dialect.placed_id, placed.get("sid") or placed.get("call_sid"), "a call")

    def _wanted(self, placement: Placement) -> Mapping[str, object]:
        to, _, headers = placement.to.partition("?")
        wanted: dict[str, object] = {
            "ApplicationSid": self._application,
            "To": to,
            "From": placement.from_,
            "Url": bare(placement.url),
            "UrlMethod": "POST",
            "StatusCallback": bare(placement.status_url),
            "StatusCallbackMethod": "POST",
            "StatusCallbackEvent": "initiated ringing answered completed",
            "Timeout": _within(RINGING, placement.ring_seconds),
        }
        if headers:
            wanted["CustomHeaders"] = [{"name": name, "value": value} for name, value in parse_qsl(headers)]
        if placement.limit_seconds:
            wanted["TimeLimit"] = _within(LASTING, placement.limit_seconds)
        if placement.machine_url is not None:
            wanted |= {
                "MachineDetection": "DetectMessageEnd",
                "AsyncAmd": True,
                "AsyncAmdStatusCallback": bare(placement.machine_url),
                "AsyncAmdStatusCallbackMethod": "POST",
                # What the city says goes on while it is found out who has answered.
                "CancelPlaybackOnMachineDetection": False,
                "CancelPlaybackOnDetectMessageEnd": False,
            }
        return wanted

    def _change(self, sid: str, **form: str) -> None:
        demand_named(self._ask("POST", f"/Calls/{_quoted(sid)}", data=form).get("sid"), sid)

    @making_sense()
    def redirect(self, sid: str, url: str) -> None:
        with redirecting(sid, self.find_call, not_in_progress=self._dialect.not_in_progress):
            self._change(sid, Url=bare(url), Method="POST")

    @making_sense()
    def announce(self, room: str, sid: str, url: str) -> None:
        wanted = {"FriendlyName": room, "Status": "in-progress", "PageSize": "1"}
        found = self._ask("GET", "/Conferences", params=wanted)["conferences"]
        if not found:
            raise CallIsOver(sid)
        told = {"AnnounceUrl": bare(url), "AnnounceMethod": "POST"}
        path = f"/Conferences/{_quoted(found[0]['sid'])}/Participants/{_quoted(sid)}"
        with over_where_unknown(sid):
            demand_named(self._ask("POST", path, data=told).get("call_sid"), sid)

    @making_sense()
    def hang_up(self, sid: str) -> None:
        try:
            self._change(sid, Status="completed")
        except RequestRefused as refused:
            if not refused.is_unknown and refused.code not in self._dialect.not_in_progress:
                raise

    @making_sense()
    def find_call(self, sid: str, *, quickly: bool = False) -> ProviderCall | None:
        from dialin.provider.http import hastily

        try:
            with hastily() if quickly else nullcontext():
                found = self._ask("GET", f"/Calls/{_quoted(sid)}")
        except RequestRefused as refused:
            if refused.is_unknown:
                return None
            raise
        demand_named(found.get("sid"), sid)
        return self._leg(found)

    @making_sense()
    def live_legs(self) -> frozenset[str]:
        """No list is of calls in progress alone, and this one is behind by a while: what is missing is asked for."""
        return frozenset(leg.sid for leg in self._legs({"PageSize": str(MOST_A_PAGE)}) if leg.is_live)

    @making_sense()
    def find_placed(self, to: str, from_: str, since: datetime) -> list[ProviderCall]:
        """One page of the newest calls is enough: a leg is looked for within minutes.

        A SIP address is no filter, since it may be kept in another form.
        """
        wanted = {"From": from_, "PageSize": str(MOST_A_PAGE)}
        if not to.startswith(("sip:", "sips:")):
            wanted["To"] = to
        ours = [leg for leg in self._legs(wanted) if bare_address(leg.to) == bare_address(to)]
        return newest_since(since, ours, lambda leg: leg.placed_at)

    def _legs(self, wanted: Mapping[str, str]) -> list[ProviderCall]:
        return [self._leg(call) for call in self._ask("GET", "/Calls", params=wanted)["calls"]]

    def _leg(self, call: Mapping[str, Any]) -> ProviderCall:
        word = str(call["status"])
        status = self._dialect.words["CallStatus"].get(word, word)
        return ProviderCall(str(call["sid"]), status, str(call["to"]), _moment(call.get("date_created")))

    def send_message(self, to: str, from_: str, body: str, status_url: str) -> str:
        raise ProviderTrouble(NO_MESSAGES, is_passing=False)

    def find_messages(self, to: str, from_: str, since: datetime) -> list[ProviderMessage]:
        return []

    @making_sense()
    def fetch_recording(self, sid: str) -> bytes | None:
        """From an address of the moment, to which the key is not told: it is a store for files."""
        try:
            where = self._ask("GET", f"/Recordings/{_quoted(sid)}.json").get("media_url")
            found = None if not where else self._http.download(str(where), auth=None, most=LARGEST_RECORDING)
        except RequestRefused as refused:
            if refused.status == 404:
                return None
            raise
        return None if found is None else demand_sound(found)

    @making_sense()
    def delete_recording(self, sid: str) -> None:
        try:
            self._ask("DELETE", f"/Recordings/{_quoted(sid)}.json")
        except RequestRefused as refused:
            if not refused.is_unknown:
                raise

    @making_sense()
    def delete_call(self, sid: str) -> None:
        """What can be deleted of it: its recordings. Its record is gone after thirty days by itself."""
        leg = self.find_call(sid)
        if leg is None:
            return
        if leg.is_live:
            raise ProviderTrouble(f"Call {sid} is in progress.", is_passing=True)
        for recording in self._ask("GET", f"/Calls/{_quoted(sid)}/Recordings.json")["recordings"]:
            self.delete_recording(str(recording["sid"]))

    def delete_message(self, sid: str) -> None:
        """There is none."""


def _within(limits: tuple[int, int], seconds: int) -> int:
    return max(limits[0], min(limits[1], seconds))


def _quoted(part: str) -> str:
    return quote(part, safe=":")


def _moment(text: object) -> datetime | None:
    """A time as the API writes it, by RFC 2822 or ISO 8601."""
    if not isinstance(text, str) or not text:
        return None
    found = datetime.fromisoformat(text) if text[0].isdigit() else parsedate_to_datetime(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
