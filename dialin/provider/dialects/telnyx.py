"""Telnyx with TeXML: another signature, ids of its own, and a machine that silently leaves out what it does not know.

After its reference of TeXML and its SDK for Python; nothing here was tried with an account. By that reference the star
does not lead out of a <Conference>, calls keep their record for thirty days and cannot be deleted, the list of calls
follows what happens after a while, and SMS have an API of their own.
"""

from dialin.provider.dialects.dialect import Dialect, Markup, Scheme, same

TELNYX = Dialect(
    name="Telnyx",
    scheme=Scheme.RAW_BODY,
    headers=("Telnyx-Signature-Ed25519",),
    call_id=r"v\d:[A-Za-z0-9_-]{20,120}",
    always=None,
    names=same({}),
    words=same(
        {
            "CallStatus": same({"answered": "in-progress"}),
            "AnsweredBy": same({"machine": "machine_start", "not_sure": "unknown"}),
        }
    ),
    placed_id=r"v\d:[A-Za-z0-9_-]{20,120}",
    message_id=r"[0-9a-f-]{36}",
    address="https://api.telnyx.com",
    path="/v2/texml",
    not_in_progress=frozenset({90018}),  # the call has ended
    are_codes_certain=True,
    not_placed_with=frozenset({"send_digits"}),
    proof="the account's public key",
    proof_compared="the public key of the account, and the clock of this machine with another",
    sign_in=("the id of the TeXML application", "an API key"),
    has_regions=False,
    has_messages=False,
    plays_recordings=False,  # their addresses last for ten minutes
    markup=Markup(
        left_out=frozenset(
            {("Conference", "region"), ("Gather", "actionOnEmptyResult"), ("Gather", "method"), ("Gather", "enhanced")}
        ),
        # What Twilio does by itself.
        added=same({"Record": same({"channels": "single", "format": "wav"})}),
        instead=same({("Record", "recordingStatusCallbackEvent"): same({"completed absent": "completed"})}),
        overrides=False,
        speech_marks=False,
        pauses_while_gathering=False,
        asks_after_silence=False,
        has_long_waits=False,
        longest_pause=180,
    ),
)
