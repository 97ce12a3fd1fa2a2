"""One request of the provider about a call, inside its transaction."""

from dataclasses import dataclass

from dialin.config import Settings
from dialin.store.act import Act
from dialin.voice.hearing import CallReport


@dataclass(frozen=True, slots=True)
class Webhook:
    """The request, and what it may find out about calls."""

    act: Act
    settings: Settings
    report: CallReport
    may_doubt: bool = False  # whoever is called from may ask the provider about a call, and take the turn anew
    is_over: bool = False  # the provider, asked, says that this call is over
