"""A telephone company in a box: it runs the TwiML of a webhook server and signs what it asks, as the real one does.

    company = Company("AC...", "auth token", send=wsgi_transport(app, "https://dialin.example"), now=start)
    company.register_number("+4930...", voice_url="https://dialin.example/voice/incoming")
    leg = company.call(from_="+4969...", to="+4930...")     # the webhook is asked, its verbs run
    leg.listen()                                            # the prompt plays until the company listens
    leg.press("123456")                                     # keys, 0.1 s apart, stop the prompt
    leg.say("sieben vier acht")                             # speech
    leg.silence()                                           # nothing, until prompt and time are over
    leg.wait(5)                                             # time passes for everybody
    leg.hang_up()
    leg.heard, leg.transcript(), leg.status, leg.verbs, leg.documents, leg.waiting_for

Time is the company's own (`company.now`, `company.elapse`), so nothing waits. Requests that went out stand in
`company.webhooks_sent`, what the provider would log as an error in `company.alerts`, trouble is ordered with
`company.faults.order(kind, where=..., times=..., seconds=..., status=...)`.
"""

from dialin.rehearsal.callees import Callee
from dialin.rehearsal.company import Company
from dialin.rehearsal.faults import SENTINELS, Fault, Faults
from dialin.rehearsal.heard import Heard
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.wire.records import Alert
from dialin.rehearsal.wire.transports import Request, Response, http_transport, wsgi_transport

__all__ = [
    "SENTINELS",
    "Alert",
    "Callee",
    "Company",
    "Fault",
    "Faults",
    "Heard",
    "Leg",
    "Request",
    "Response",
    "http_transport",
    "wsgi_transport",
]
