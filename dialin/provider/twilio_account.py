"""Twilio's REST API, and that of whoever has copied it, behind the promise about the account."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlsplit

import requests
from twilio.http import HttpClient
from twilio.rest import Client

from dialin.config import Settings
from dialin.provider.account import FALLBACK, POST, STATUS, VOICE, Account, AccountDesk, Balance, Number, Webhook
from dialin.provider.answers import making_sense
from dialin.provider.dialects import Scheme, dialect_of
from dialin.provider.http import PatientHttp, asking_once
from dialin.provider.promise import ProviderTrouble, RequestRefused
from dialin.provider.regions import EDGES, OWN_ADDRESS, api_address, edge_of

TIME_OUTS = (3.0, 5.0)  # seconds: to connect, and between bytes of the answer
REGIONS = ("us1", "ie1", "au1")  # those with credentials of their own; the others only carry sound
UNKNOWN, FORBIDDEN, ABSENT = 401, 403, 404
BY_DOCUMENT = "RecordVerb"  # a <Record> asked for it, as for questions
MOST_RECORDINGS = 50  # the newest ones are enough to see that calls are recorded
DATE = re.compile(r"\w{3}, \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d GMT")
Where = tuple[str | None, str | None]  # region and edge
EVERYWHERE: Where = (None, None)
ROUTES = "https://routes.twilio.com/v2/PhoneNumbers/"
FIELDS = {
    VOICE: ("VoiceUrl", "VoiceMethod"),
    STATUS: ("StatusCallback", "StatusCallbackMethod"),
    FALLBACK: ("VoiceFallbackUrl", "VoiceFallbackMethod"),
}
SHOWN = {
    VOICE: ("voice_url", "voice_method"),
    STATUS: ("status_callback", "status_callback_method"),
    FALLBACK: ("voice_fallback_url", "voice_fallback_method"),
}


def connect_account(settings: Settings) -> AccountDesk | None:
    """None without credentials, or where the provider has another API for all this. Connects on first use."""
    if settings.rest_credentials is None or settings.account_sid is None or api_address(settings) is None:
        return None
    return None if dialect_of(settings).scheme is Scheme.RAW_BODY else TwilioAccount(settings)


class TwilioAccount:
    """Keeps the promise of `AccountDesk`. http: what carries the requests; usually a patient one of its own."""

    def __init__(self, settings: Settings, *, http: HttpClient | None = None) -> None:
        self._settings, self._given = settings, http

    def close(self) -> None:
        if isinstance(self._http, PatientHttp):
            self._http.close()

    @cached_property
    def _http(self) -> HttpClient:
        base = None if self._is_own else api_address(self._settings)
        return self._given or PatientHttp(
            base, backoff=0.0, time_outs=TIME_OUTS, other_passwords=self._settings.other_passwords
        )

    @property
    def _is_own(self) -> bool:
        return api_address(self._settings) == OWN_ADDRESS

    @property
    def _account(self) -> str:
        return f"{OWN_ADDRESS}{dialect_of(self._settings).path}/Accounts/{self._settings.account_sid}"

    @property
    def _where(self) -> Where:
        return self._settings.region, edge_of(self._settings)

    def _client(self, region: str | None, edge: str | None) -> Any:
        user, password = self._settings.rest_credentials or ("", "")
        return Client(
            user, password, self._settings.account_sid, region=region, edge=edge,
            environment={"only": "these settings"}, http_client=self._http,
        )  # fmt: skip

    def _ask(self, method: str, url: str, *, where: Where | None = None, **fields: Any) -> Any:
        """What the answer says. where: elsewhere than the settings say."""
        with asking_once():
            answer = self._client(*(where or self._where)).request(method, url, **fields)
        with making_sense():
            return json.loads(answer.text)

    def server_time(self) -> datetime | None:
        """Asked without credentials: what is refused has a date as well."""
        path = urlsplit(f"{self._account}.json").path
        base = api_address(self._settings) or ""
        if self._is_own:
            base = str(self._client(*self._where).get_hostname(OWN_ADDRESS)).rstrip("/")
        try:
            told = requests.get(base + path, timeout=TIME_OUTS, allow_redirects=False).headers.get("Date")
        except requests.RequestException as trouble:
            raise ProviderTrouble(
                f"The provider cannot be reached: {type(trouble).__name__}.", is_passing=True
            ) from trouble
        dates = DATE.findall(told or "")  # a proxy may add its own, before that of the provider
        with making_sense():
            return parsedate_to_datetime(dates[-1]) if dates else None

    def fetch_account(self) -> Account | None:
        try:
            told = self._ask("GET", f"{self._account}.json")
        except RequestRefused as refused:
            if refused.status not in (UNKNOWN, FORBIDDEN) or not self._settings.api_key:
                raise
            # A key of the usual kind may do everything but look at the account.
            self._ask("GET", f"{self._account}/IncomingPhoneNumbers.json", params={"PageSize": 1})
            return None
        with making_sense():
            return Account(told["sid"], str(told["status"]), told.get("type") == "Trial")

    def find_region(self) -> str | None:
        own = self._settings.region or "us1"
        return next((one for one in REGIONS if self._is_own and one != own and self._is_known_in(one)), None)

    def _is_known_in(self, region: str) -> bool:
        where = (region, EDGES[region])
        try:
            self._ask("GET", f"{self._account}/IncomingPhoneNumbers.json", where=where, params={"PageSize": 1})
        except ProviderTrouble:
            return False
        return True

    def fetch_balance(self) -> Balance | None:
        try:
            told = self._ask("GET", f"{self._account}/Balance.json")
        except RequestRefused as refused:
            if refused.status not in (UNKNOWN, FORBIDDEN, ABSENT):
                raise
            return None
        with making_sense():
            return Balance(Decimal(told["balance"]), str(told["currency"])) if told.get("balance") else None

    def find_number(self, number: str) -> Number | None:
        listed = self._ask("GET", f"{self._account}/IncomingPhoneNumbers.json", params={"PhoneNumber": number})
        with making_sense():
            found = [one for one in listed["incoming_phone_numbers"] if one["phone_number"] == number]
            return _number(found[0]) if found else None

    def set_webhooks(self, sid: str, webhooks: Mapping[str, Webhook]) -> Number:
        data = {
            name: value
            for kind, webhook in webhooks.items()
            for name, value in zip(FIELDS[kind], (webhook.url or "", webhook.method), strict=True)
        }
        changed = self._ask("POST", f"{self._account}/IncomingPhoneNumbers/{sid}.json", data=data)
        with making_sense():
            return _number(changed)

    def region_of(self, number: str) -> str | None:
        try:
            told = self._ask("GET", ROUTES + quote(number), where=EVERYWHERE)
        except RequestRefused as refused:
            if refused.status not in (UNKNOWN, FORBIDDEN, ABSENT):
                raise
            return None
        with making_sense():
            return told.get("voice_region") or None

    def recorded_since(self, since: datetime) -> frozenset[str]:
        asked = {"DateCreated>": f"{since:%Y-%m-%d}", "PageSize": MOST_RECORDINGS}
        listed = self._ask("GET", f"{self._account}/Recordings.json", params=asked)
        with making_sense():
            return frozenset(str(one["source"]) for one in listed["recordings"]) - {BY_DOCUMENT}


def _number(told: Mapping[str, Any]) -> Number:
    can = told.get("capabilities") or {}
    return Number(
        sid=str(told["sid"]),
        number=str(told["phone_number"]),
        webhooks={
            kind: Webhook(told.get(url) or None, str(told.get(method) or POST)) for kind, (url, method) in SHOWN.items()
        },
        handed_to=told.get("voice_application_sid") or told.get("trunk_sid") or None,
        takes_calls=bool(can.get("voice", True)) and told.get("voice_receive_mode") != "fax",
        sends_messages=bool(can.get("sms", True)),
    )
