"""Where the provider is reached: the host of each of its regions, and the address of a recording there."""

from dialin.config import Settings, SettingsRefused
from dialin.provider.dialects import dialect_of

OWN_ADDRESS = "https://api.twilio.com"
# The host of a region alone was shut down; each region is reached through the edge beside it.
EDGES = {
    "us1": "ashburn",
    "ie1": "dublin",
    "de1": "frankfurt",
    "au1": "sydney",
    "br1": "sao-paulo",
    "jp1": "tokyo",
    "sg1": "singapore",
}


def edge_of(settings: Settings) -> str | None:
    if settings.edge is not None or settings.region is None:
        return settings.edge
    if settings.region not in EDGES:
        raise SettingsRefused(f"TWILIO_EDGE is not set. Set it to the edge that leads to region {settings.region}.")
    return EDGES[settings.region]


def api_address(settings: Settings) -> str | None:
    """The base of the REST API: the one that is set, else the provider's own; None where each customer has another."""
    return dialect_of(settings).address if settings.provider_url == OWN_ADDRESS else settings.provider_url


def recording_address(settings: Settings, sid: str) -> str:
    """Where a recording is played and fetched from, as WAV, which starts faster than MP3."""
    base, edge = api_address(settings), edge_of(settings)
    if base == OWN_ADDRESS and settings.region and edge:
        base = f"https://api.{edge}.{settings.region}.twilio.com"
    return f"{base}{dialect_of(settings).path}/Accounts/{settings.account_sid}/Recordings/{sid}"
