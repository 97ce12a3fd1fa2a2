"""The two companies that must keep the promise alike: the fake, and the real client talking to the rehearsal."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from dialin.config import Settings, read_settings
from dialin.provider.promise import Placement, Provider
from dialin.provider.telnyx import Telnyx
from dialin.provider.twilio import Twilio
from dialin.rehearsal.callees import Callee
from dialin.rehearsal.company import Company
from dialin.rehearsal.network.recordings import READY_AFTER
from dialin.rehearsal.rest import create_rest_app
from tests.building import EVENING, SetClock
from tests.provider.dialects.accounts import Account
from tests.provider.fake import ANSWER_LOST, PASSING, REFUSED, FakeProvider
from tests.provider.loopback import served
from tests.rehearsal.webhooks import ACCOUNT, NUMBER, PUBLIC_URL, TOKEN, Webhooks, company_for

FAR_END = "+496990009001"
TO_FAR_END = Placement(FAR_END, NUMBER, f"{PUBLIC_URL}/bridge", f"{PUBLIC_URL}/status", digits="ww123#")
UNKNOWN_THERE = {"signalwire": "9" * 8 + "-9999-4999-8999-" + "9" * 12, "telnyx": "v3:" + "9" * 54}
AT_REST = "<Say>Bitte warten.</Say><Pause length='600'/>"


class FakeCase:
    """The fake, and what tests do on the far side of it."""

    far, unknown, keeps_calls = TO_FAR_END, "CA" + "9" * 32, False

    def __init__(self) -> None:
        self.clock = SetClock(EVENING)
        self.fake = FakeProvider(self.clock)
        self.provider: Provider = self.fake

    def ring_in(self) -> str:
        return self.fake.ring_in("CA" + "f" * 32).sid

    def answer(self, sid: str) -> None:
        self.fake.answer(sid)

    def end(self, sid: str) -> None:
        self.fake.end(sid)

    def pass_time(self, minutes: int) -> None:
        self.clock.pass_time(minutes=minutes)

    def was_sent_to(self, sid: str, url: str) -> bool:
        return self.fake.calls[sid].url == url

    def record(self, sid: str) -> str:
        """The id of a recording that can be fetched."""
        self.fake.recordings[f"RE{sid}"] = b"RIFF"
        return f"RE{sid}"

    def fail_passing(self) -> None:
        self.fake.trouble.append(PASSING)

    def refuse(self) -> None:
        self.fake.trouble.append(REFUSED)

    def lose_answer(self) -> None:
        self.fake.lost.append(ANSWER_LOST)

    @property
    def now(self) -> datetime:
        return self.clock.now


class RealCase:
    """The real client, on HTTP, towards the rehearsal's REST API."""

    far, unknown, keeps_calls = TO_FAR_END, "CA" + "9" * 32, False

    def __init__(self, provider: Provider, company: Company, webhooks: Webhooks) -> None:
        self.provider, self.company, self.webhooks = provider, company, webhooks

    def be_at(self, account: Account) -> None:
        """unknown: an id of this provider's form. keeps_calls: for thirty days, whatever is deleted."""
        self.unknown = UNKNOWN_THERE.get(account.name, self.unknown)
        if account.name == "telnyx":
            self.far, self.keeps_calls = replace(TO_FAR_END, digits=None), True

    def ring_in(self) -> str:
        return self.company.call(from_="+493023125010", to=NUMBER).sid

    def answer(self, sid: str) -> None:
        assert self.company.run_until(lambda: self.company.legs[sid].status == "in-progress", at_most=30)

    def end(self, sid: str) -> None:
        with self.company.turn():
            self.company.legs[sid].end("completed", "hung up", by="person")

    def pass_time(self, minutes: int) -> None:
        self.company.elapse(minutes * 60)

    def was_sent_to(self, sid: str, url: str) -> bool:
        return any(PUBLIC_URL + asked.path == url and asked.form["CallSid"] == sid for asked in self.webhooks.asked)

    def record(self, sid: str) -> str:
        """The id of a recording that can be fetched."""
        with self.company.turn():
            recorder = self.company.switchboard.recorder
            made = recorder.begin("RecordVerb", None, call_sid=sid)
            recorder.finish(made)
        self.company.elapse(READY_AFTER + 1)
        return made.sid

    def fail_passing(self) -> None:
        self.company.faults.order("rest_answer", status=503, times=None)

    def refuse(self) -> None:
        self.company.faults.order("rest_answer", status=401)

    def lose_answer(self) -> None:
        self.company.faults.order("rest_lose_answer", status=500)

    @property
    def now(self) -> datetime:
        return self.company.now


def settings_of(url: str, **changes: Any) -> Settings:
    return read_settings(**({"account_sid": ACCOUNT, "auth_tokens": TOKEN, "provider_url": url} | changes))


@contextmanager
def real_case(account: Account | None = None) -> Iterator[RealCase]:
    """account: at another provider than the usual one."""
    webhooks = Webhooks(dict.fromkeys(("/incoming", "/bridge", "/elsewhere"), AT_REST))
    company = company_for(webhooks)
    if account is not None:
        account.speak(company)
    company.numbers[NUMBER].voice_url = f"{PUBLIC_URL}/incoming"
    company.callees[FAR_END] = Callee(answers_after=2.0)
    with served(create_rest_app(company)) as url:
        company.api_url = url
        settings = settings_of(url, **({} if account is None else account.settings(url)))
        provider = (Telnyx if account is not None and account.name == "telnyx" else Twilio)(settings, backoff=0.0)
        case = RealCase(provider, company, webhooks)
        if account is not None:
            case.be_at(account)
        yield case
        provider.close()
