"""<Sip>: a SIP address with the headers that go with the call."""

from urllib.parse import parse_qsl

from dialin.rehearsal.network.steps import GoTo, StatusCallback
from dialin.rehearsal.twiml.elements import Verb
from dialin.rehearsal.verbs.called import DialTarget


def sip_target(noun: Verb, terms: tuple[str, GoTo | None, StatusCallback | None]) -> DialTarget:
    """The target of a <Sip>; headers behind the question mark arrive decoded."""
    address, _, headers = noun.text.partition("?")
    return DialTarget(address, *terms, headers=dict(parse_qsl(headers, keep_blank_values=True)))
