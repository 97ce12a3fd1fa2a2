"""SignalWire's compatibility API: nearly Twilio's, in a space of each customer's own.

After its reference of cXML and REST, and the check of signatures in its SDK for Python; nothing here was tried with an
account.
"""

from dialin.provider.dialects.dialect import STATUSES, UUID, Dialect, Markup, Scheme, same

SIGNALWIRE = Dialect(
    name="SignalWire",
    scheme=Scheme.EVERY_VALUE,
    headers=("X-SignalWire-Signature", "X-Twilio-Signature"),
    call_id=UUID,
    always=same(
        {
            "AccountSid": UUID,
            "ApiVersion": r"\d{4}-\d{2}-\d{2}",
            "CallSid": UUID,
            "CallStatus": STATUSES,
            "Direction": r"(inbound|outbound-api|outbound-dial|outbound)",
        }
    ),
    names=same({"SipResultCode": "SipResponseCode"}),
    words=same({"AnsweredBy": same({"machine": "machine_start"})}),
    placed_id=UUID,
    message_id=UUID,
    address=None,
    path="/api/laml/2010-04-01",
    # 10000 says that an argument does not fit: also that a call is over.
    not_in_progress=frozenset({10000, 21220}),
    are_codes_certain=False,
    not_placed_with=frozenset({"time_limit"}),
    proof="the signing key of the space",
    proof_compared="the signing key in the API settings of the space",
    sign_in=("the id of the project", "an API token of it"),
    has_regions=False,
    has_messages=True,
    plays_recordings=True,
    markup=Markup(left_out=frozenset({("Conference", "region")}), overrides=False),
)
