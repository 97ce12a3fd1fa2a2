"""Twilio's REST API behind the promise, and that of whoever has copied it."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from functools import cached_property
from typing import Any

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
from dialin.provider.placed_legs import bare_address, leg_of, message_of, newest_since
from dialin.provider.promise import (
    CallIsOver,
    NotConfirmed,
    Placement,
    ProviderCall,
    ProviderMessage,
    RequestRefused,
)
from dialin.provider.regions import OWN_ADDRESS, api_address, edge_of, recording_address

HOME = "/2010-04-01"
PROGRESS = ["initiated", "ringing", "answered", "completed"]
MOST_A_PAGE = 1000
BACKOFF = 0.5  # seconds: the provider is asked again after 0, 1 and 2, where it names no pause itself


@contextmanager
def _making_sense() -> Iterator[None]:
    from twilio.base.exceptions import TwilioException

    with making_sense(TwilioException):
        yield


class Twilio:
    """Keeps the promise of `Provider`."""

    def __init__(self, settings: Settings, *, backoff: float = BACKOFF) -> None:
        self._settings = settings
        self._backoff = backoff
        self._dialect = dialect_of(settings)

    def get_ready(self) -> None:
        # Each part is imported when it is first asked for.
        _ = (self._client.calls, self._client.conferences, self._client.messages)

    @cached_property
    def _client(self) -> Any:
        # Imported on first use: it costs a tenth of a second and 20 MiB, and most web workers never ask.
        from twilio.rest import Client

        from dialin.provider.http import PatientHttp

        settings = self._settings
        address = api_address(settings)
        # The SDK writes the path as at home; whoever has copied it may have it below another.
        under = self._dialect.path.removesuffix(HOME)
        base = None if address == OWN_ADDRESS else f"{address}{under}"
        user, password = settings.rest_credentials or ("", "")
        return Client(
            user,
            password,
            settings.account_sid,
            region=settings.region,
            edge=edge_of(settings),
            environment={"only": "these settings"},  # an empty one would be replaced by the process's own
            http_client=PatientHttp(
                base,
                backoff=self._backoff,
                other_passwords=settings.other_passwords,
            ),
        )

    def close(self) -> None:
        if "_client" in self.__dict__:
            self._client.http_client.close()

    @_making_sense()
    def place_call(self, placement: Placement) -> str:
        from dialin.provider.http import asking_once

        left_out = self._dialect.not_placed_with
        optional: dict[str, Any] = {"send_digits": placement.digits, "time_limit": placement.limit_seconds}
        if placement.machine_url is not None:
            # Beside the call: whoever answers is spoken to at once, and not after seconds of silence.
            optional |= {
                "machine_detection": "DetectMessageEnd",
                "async_amd": "true",
                "async_amd_status_callback": self._address(placement.machine_url),
                "async_amd_status_callback_method": "POST",
            }
        with asking_once() if placement.is_paced else nullcontext():
            placed = self._client.calls.create(
                to=placement.to,
                from_=placement.from_,
                url=self._address(placement.url),
                method="POST",
                status_callback=self._address(placement.status_url),
                status_callback_method="POST",
                status_callback_event=PROGRESS,
                timeout=placement.ring_seconds,
                **{name: value for name, value in optional.items() if value and name not in left_out},
            )
        return named_as(self._dialect.placed_id, placed.sid, "a call")

    @_making_sense()
    def redirect(self, sid: str, url: str) -> None:
        with redirecting(sid, self.find_call, not_in_progress=self._dialect.not_in_progress):
            demand_named(self._client.calls(sid).update(url=self._address(url), method="POST").sid, sid)

    @_making_sense()
    def announce(self, room: str, sid: str, url: str) -> None:
        found = self._client.conferences.list(friendly_name=room, status="in-progress", limit=1)
        if not found:
            raise CallIsOver(sid)
        with over_where_unknown(sid):
            inside = self._client.conferences(found[0].sid).participants(sid)
            demand_named(inside.update(announce_url=self._address(url), announce_method="POST").call_sid, sid)

    @_making_sense()
    def hang_up(self, sid: str) -> None:
        try:
            demand_named(self._client.calls(sid).update(status="completed").sid, sid)
        except RequestRefused as refused:
            if refused.is_unknown:
                return
            is_over = refused.code in self._dialect.not_in_progress
            if not is_over or (not self._dialect.are_codes_certain and self._is_live(sid)):
                raise

    @_making_sense()
    def find_call(self, sid: str, *, quickly: bool = False) -> ProviderCall | None:
        from dialin.provider.http import hastily

        try:
            with hastily() if quickly else nullcontext():
                found = self._client.calls(sid).fetch()
            demand_named(found.sid, sid)
            return leg_of(found)
        except RequestRefused as refused:
            if refused.is_unknown:
                return None
            raise

    def _is_live(self, sid: str) -> bool:
        leg = self.find_call(sid)
        return leg is not None and leg.is_live

    def _address(self, address: str) -> str:
        return address if self._dialect.markup.overrides else bare(address)

    @_making_sense()
    def live_legs(self) -> frozenset[str]:
        found = frozenset(call.sid for call in self._client.calls.list(status="in-progress", page_size=MOST_A_PAGE))
        if not all(isinstance(sid, str) for sid in found):
            raise NotConfirmed("calls")
        return found

    @_making_sense()
    def find_placed(self, to: str, from_: str, since: datetime) -> list[ProviderCall]:
        """One page of the newest calls is enough: a leg is looked for within minutes.

        A start time is no filter here, since a call has none before it is answered; nor is a SIP address, which may
        be kept without its headers.
        """
        ends = {"from_": from_} if to.startswith(("sip:", "sips:")) else {"from_": from_, "to": to}
        found = [leg_of(call) for call in self._client.calls.list(**ends, limit=MOST_A_PAGE, page_size=MOST_A_PAGE)]
        ours = [leg for leg in found if bare_address(leg.to) == bare_address(to)]
        return newest_since(since, ours, lambda leg: leg.placed_at)

    @_making_sense()
    def send_message(self, to: str, from_: str, body: str, status_url: str) -> str:
        told = self._address(status_url)
        sent = self._client.messages.create(to=to, from_=from_, body=body, status_callback=told)
        return named_as(self._dialect.message_id, sent.sid, "a message")

    @_making_sense()
    def find_messages(self, to: str, from_: str, since: datetime) -> list[ProviderMessage]:
        found = self._client.messages.list(to=to, from_=from_, limit=MOST_A_PAGE, page_size=MOST_A_PAGE)
        return newest_since(since, [message_of(one) for one in found], lambda one: one.sent_at)

    def fetch_recording(self, sid: str) -> bytes | None:
        """With credentials always: whether the account demands them is a switch in its console."""
        try:
            found: bytes = self._client.http_client.download(
                recording_address(self._settings, sid), auth=self._settings.rest_credentials, most=LARGEST_RECORDING
            )
        except RequestRefused as refused:
            if refused.status == 404:
                return None
            raise
        return demand_sound(found)

    @_making_sense()
    def delete_recording(self, sid: str) -> None:
        _delete(self._client.recordings(sid))

    @_making_sense()
    def delete_call(self, sid: str) -> None:
        """A leg that the call dialled has a record of its own, which shows the caller's number to whom it rang."""
        for leg in self._client.calls.list(parent_call_sid=sid, page_size=MOST_A_PAGE):
            _delete(self._client.calls(leg.sid))
        for recording in self._client.recordings.list(call_sid=sid, page_size=MOST_A_PAGE):
            _delete(self._client.recordings(recording.sid))
        _delete(self._client.calls(sid))

    @_making_sense()
    def delete_message(self, sid: str) -> None:
        _delete(self._client.messages(sid))


def _delete(thing: Any) -> None:
    try:
        thing.delete()
    except RequestRefused as refused:
        if not refused.is_unknown:
            raise
