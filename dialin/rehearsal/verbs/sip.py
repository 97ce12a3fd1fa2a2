"""<Sip>: a SIP address with the headers that go with the call."""

from urllib.parse import parse_qsl

from dialin.rehearsal.legs import Wanted
from dialin.rehearsal.steps import GoTo
from dialin.rehearsal.twiml.documents import Verb
from dialin.rehearsal.verbs.called import Target


def sip_target(noun: Verb, terms: tuple[str, GoTo | None, Wanted | None]) -> Target:
    """The target of a <Sip>; headers behind the question mark arrive decoded."""
    address, _, headers = noun.text.partition("?")
    return Target(address, *terms, headers=dict(parse_qsl(headers, keep_blank_values=True)))
