"""A telephone company in a box: it runs the TwiML of a webhook server and signs what it asks, as the real one does.

Stories, in this process and on a clock of their own, so that nothing waits:

    company = Company("AC...", "auth token", send=wsgi_transport(app, "https://dialin.example"), now=start)
    company.register_number("+4930...", voice_url="https://dialin.example/voice/incoming", status_callback=...)
    company.callees["+4969..."] = Callee(answers_after=2, expects="123456#")     # a videoconference's dial-in
    company.callees["+4940..."] = far_end("zoom", meeting := Meeting("84012345678", passcode="4711"))   # of `callees`
    company.callees["sip:room@bridge.example"] = Callee("busy")                 # or "no-answer", "failed"
    company.callees["+4915..."] = Callee(does=(Deed(presses="1", hears="drücken Sie die Eins"), Deed(hangs_up=True)))
    company.callees["+4922..."] = by_try(Callee("busy"), answering_machine())   # and more kinds in `callees`

    leg = company.call(from_="+4969...", to="+4930...")     # the webhook is asked, its verbs run; None: withheld
    leg.listen()                                            # prompts play until the company listens
    leg.press("123456")                                     # keys, 0.1 s apart; they stop the prompt
    leg.say("sieben vier acht", confidence=0.9)             # speech, until its end is noticed
    leg.silence()                                           # nothing, until prompt and time are over
    leg.wait(5)                                             # time passes for everybody (company.elapse)
    leg.hang_up()

What can be looked at: `leg.heard` (only what was really played), `leg.prompt` (the whole of what plays now),
`leg.transcript()`, `status`, `room`, `muted`, `on_hold`, `bridged`, `waiting_for`, `ended_because`, `documents`,
`verbs`, `tones` (keys that a called person heard), `is_admitted`, `meeting.participants`; `company.legs` by SID,
`rooms` by name, `who_hears(leg)`, `recordings`, `webhooks_sent`, `requests_received`, `alerts` (the provider's errors).
Of calls out: `company.calls_to(number)`, `leg.recorded` (what a machine has kept), `pace.busiest_second()` (of POST
Calls); `company.messages.by_sid` holds the text messages, `messages.handsets[number] = Handset("undelivered", 30006)`
says what becomes of those to a number (without it German landlines are refused); a telephone of `Callee("somebody")`
rings until `leg.pick_up()` or `leg.decline()`.
Settings: `calls_a_second` (None: how fast calls leave the provider's queue), `pace.limit` (None: POST Calls a second,
above it 429), `permissions` (where the account may call), `api_keys`, `media` (seconds by address), `anybody_else`
(a Callee: no answer), `switchboard.asks_after_hang_up` (False: the action of a Dial whose caller is gone).

Trouble: `company.faults.order(kind, where=lambda webhook: ..., times=1, seconds=15, status=500)`, the kinds are those
of `faults.FaultKind`; `where` sees a webhook's `url`, `fields` and `purpose` (incoming, gather, record, dial,
redirect, fallback, answered, updated, whisper, wait, hold, announce, status, number-status, detection, message,
conference, recording, partial, media); for `rest_...` kinds it sees the Flask request. `faults.extra_parameters` go
into every webhook.

REST: `rest.create_rest_app(company)` is the WSGI app of the provider's REST paths. Live: `live.serve(company)` serves
REST, control API and browser telephone on loopback with real time (`with serve(company, port=8001) as serving`),
`live.run_terminal(serving.url, from_, to, stdin, stdout)` is the telephone in the terminal. `outbound.place` is
POST Calls without HTTP. `storm.run_storm(target, callers, now=...)` is load over real HTTP, with a report.

Inside: `network/promise.py` says what running documents need of whoever carries the calls. `verbs`, `documents` and
`rooms` know that promise alone; `company.py` keeps it with simulated people, and a real SIP line could as well.
"""

from dialin.rehearsal.callees import Callee, Deed, Machine
from dialin.rehearsal.company import Company
from dialin.rehearsal.faults import Faults, OrderedFault
from dialin.rehearsal.heard import Heard
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.messages import Handset
from dialin.rehearsal.records import Alert
from dialin.rehearsal.wire.transports import Request, Response, http_transport, wsgi_transport

__all__ = [
    "Alert",
    "Callee",
    "Company",
    "Deed",
    "Faults",
    "Handset",
    "Heard",
    "Leg",
    "Machine",
    "OrderedFault",
    "Request",
    "Response",
    "http_transport",
    "wsgi_transport",
]
