"""Twilio's REST API behind the promise."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from functools import cached_property
from typing import Any

from dialin.config import Settings, SettingsRefused
from dialin.provider.placed_legs import bare_address, leg_of, message_of, newest_since
from dialin.provider.promise import (
    CallIsOver,
    NotConfirmed,
    Placement,
    Provider,
    ProviderCall,
    ProviderMessage,
    ProviderTrouble,
    RequestRefused,
)
from dialin.provider.regions import OWN_ADDRESS, edge_of, recording_address

PROGRESS = ["initiated", "ringing", "answered", "completed"]
NOT_IN_PROGRESS = 21220
MOST_A_PAGE = 1000
LARGEST_RECORDING = 8 * 1024 * 1024  # bytes; 90 seconds of a telephone line take one and a half million
WAV = b"RIFF"  # the first bytes of such a file
BACKOFF = 0.5  # seconds: the provider is asked again after 0, 1 and 2, where it names no pause itself


def connect_provider(settings: Settings) -> Provider | None:
    """The provider of the account that the settings name; None without credentials. Connects on first use."""
    credentials = settings.rest_credentials
    if credentials is None:
        return None
    if settings.account_sid is None:
        raise SettingsRefused("TWILIO_ACCOUNT_SID is not set. Set it to the account that TWILIO_API_KEY belongs to.")
    edge_of(settings)
    return Twilio(settings)


@contextmanager
def _making_sense() -> Iterator[None]:
    """JSON in another form than the provider has promised is trouble that passes: somebody else has answered."""
    from twilio.base.exceptions import TwilioException

    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, TwilioException) as trouble:
        sentence = f"The provider's answer makes no sense: {type(trouble).__name__}."
        raise ProviderTrouble(sentence, is_passing=True, may_be_done=True) from trouble


class Twilio:
    """Keeps the promise of `Provider`."""

    def __init__(self, settings: Settings, *, backoff: float = BACKOFF) -> None:
        self._settings = settings
        self._backoff = backoff

    def get_ready(self) -> None:
        # Each part is imported when it is first asked for.
        _ = (self._client.calls, self._client.conferences, self._client.messages)

    @cached_property
    def _client(self) -> Any:
        # Imported on first use: it costs a tenth of a second and 20 MiB, and most web workers never ask.
        from twilio.rest import Client

        from dialin.provider.http import PatientHttp

        settings = self._settings
        base = None if settings.provider_url == OWN_ADDRESS else settings.provider_url
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

        optional: dict[str, Any] = {"send_digits": placement.digits, "time_limit": placement.limit_seconds}
        if placement.machine_url is not None:
            # Beside the call: whoever answers is spoken to at once, and not after seconds of silence.
            optional |= {
                "machine_detection": "DetectMessageEnd",
                "async_amd": "true",
                "async_amd_status_callback": placement.machine_url,
                "async_amd_status_callback_method": "POST",
            }
        with asking_once() if placement.is_paced else nullcontext():
            placed = self._client.calls.create(
                to=placement.to,
                from_=placement.from_,
                url=placement.url,
                method="POST",
                status_callback=placement.status_url,
                status_callback_method="POST",
                status_callback_event=PROGRESS,
                timeout=placement.ring_seconds,
                **{name: value for name, value in optional.items() if value},
            )
        if not (isinstance(placed.sid, str) and placed.sid.startswith("CA")):
            raise NotConfirmed("a call")
        return str(placed.sid)

    @_making_sense()
    def redirect(self, sid: str, url: str) -> None:
        try:
            _demand_named(self._client.calls(sid).update(url=url, method="POST").sid, sid)
        except RequestRefused as refused:
            if refused.is_unknown:
                raise CallIsOver(sid) from refused
            if refused.code != NOT_IN_PROGRESS:
                raise
            # A call that only rings is refused in the same way: it is alive, and a seat may depend on it.
            leg = self.find_call(sid)
            if leg is not None and leg.is_live:
                raise ProviderTrouble(f"Call {sid} cannot be redirected yet.", is_passing=True) from refused
            raise CallIsOver(sid) from refused

    @_making_sense()
    def announce(self, room: str, sid: str, url: str) -> None:
        found = self._client.conferences.list(friendly_name=room, status="in-progress", limit=1)
        if not found:
            raise CallIsOver(sid)
        try:
            inside = self._client.conferences(found[0].sid).participants(sid)
            _demand_named(inside.update(announce_url=url, announce_method="POST").call_sid, sid)
        except RequestRefused as refused:
            if refused.is_unknown:
                raise CallIsOver(sid) from refused
            raise

    @_making_sense()
    def hang_up(self, sid: str) -> None:
        try:
            _demand_named(self._client.calls(sid).update(status="completed").sid, sid)
        except RequestRefused as refused:
            if not refused.is_unknown and refused.code != NOT_IN_PROGRESS:
                raise

    @_making_sense()
    def find_call(self, sid: str, *, quickly: bool = False) -> ProviderCall | None:
        from dialin.provider.http import hastily

        try:
            with hastily() if quickly else nullcontext():
                found = self._client.calls(sid).fetch()
            _demand_named(found.sid, sid)
            return leg_of(found)
        except RequestRefused as refused:
            if refused.is_unknown:
                return None
            raise

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
        sent = self._client.messages.create(to=to, from_=from_, body=body, status_callback=status_url)
        if not (isinstance(sent.sid, str) and sent.sid.startswith(("SM", "MM"))):
            raise NotConfirmed("a message")
        return str(sent.sid)

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
        if not found.startswith(WAV):
            raise ProviderTrouble("What the provider sends is no recording.", is_passing=True)
        return found

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


def _demand_named(named: object, sid: str) -> None:
    if named != sid:
        raise NotConfirmed(sid)
