"""Twilio, as the house speaks itself."""

from dialin.provider.dialects.dialect import STATUSES, Dialect, Scheme, same

TWILIO = Dialect(
    name="Twilio",
    scheme=Scheme.DISTINCT_VALUES,
    headers=("X-Twilio-Signature",),
    call_id=r"CA[0-9a-fA-F]{32}",
    always=same(
        {
            "AccountSid": r"AC[0-9a-fA-F]{32}",
            "ApiVersion": r"\d{4}-\d{2}-\d{2}",
            "CallSid": r"CA[0-9a-fA-F]{32}",
            "CallStatus": STATUSES,
            "Direction": r"(inbound|outbound-api|outbound-dial)",
        }
    ),
    names=same({}),
    words=same({}),
    placed_id=r"CA.+",
    message_id=r"(SM|MM).*",
    address="https://api.twilio.com",
    path="/2010-04-01",
    not_in_progress=frozenset({21220}),
    are_codes_certain=True,
    not_placed_with=frozenset(),
    proof="the account's token",
    proof_compared="the token of the account that the number belongs to",
    sign_in=("an API key", "its secret"),
    has_regions=True,
    has_messages=True,
    plays_recordings=True,
)
