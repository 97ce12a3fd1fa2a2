"""Calls placed for the tests of those who are called."""

from dialin.rehearsal import Callee, Company, Leg
from tests.rehearsal.provider_client import client_of
from tests.rehearsal.webhooks import NUMBER, PUBLIC_URL, Webhooks, company_with

PERSON = "+496990009050"
NOTHING = ("204 No Content", [], b"")
EVENTS = ["initiated", "ringing", "answered", "completed"]
ASKS = (
    "<Gather input='dtmf speech' numDigits='1' timeout='5' action='/next'>"
    "<Say language='de-DE'>Guten Tag. Hier ist die Stadt. Bitte drücken Sie die Eins.</Say></Gather>"
    "<Say>Wir hören nichts.</Say>"
)
NEXT = "<Say language='de-DE'>Danke. Auf Wiederhören.</Say><Pause length='20'/>"


def rehearsed(callee: Callee, document: str = ASKS) -> tuple[Company, Webhooks]:
    company, webhooks = company_with({"/placed": document, "/next": NEXT, "/told": NOTHING, "/verdict": NOTHING})
    company.callees[PERSON] = callee
    return company, webhooks


def place(company: Company, **terms: object) -> Leg:
    call = client_of(company).calls.create(**{"to": PERSON, "from_": NUMBER, "url": f"{PUBLIC_URL}/placed"} | terms)
    return company.legs[call.sid]
