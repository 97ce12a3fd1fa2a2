"""Keys sent to a leg as tones: from a dial string, or by somebody at the other end."""

from datetime import timedelta
from typing import TYPE_CHECKING

from dialin.rehearsal.heard import Playing, Sound
from dialin.rehearsal.steps import Steps, Waiting

if TYPE_CHECKING:
    from dialin.rehearsal.company import Company
    from dialin.rehearsal.legs import Leg

# A tone and the gap after it, as networks send them.
SECONDS_A_TONE = 0.2
_WAITS = {"w": 0.5, "W": 1.0}


def send_tones(company: "Company", leg: "Leg", dial_string: str) -> Steps[None]:
    """Send keys to the person on a leg; `w` waits 0.5 s, `W` 1 s."""
    for key in dial_string:
        if key not in _WAITS:
            hear_tone(company, leg, key)
        until = company.now + timedelta(seconds=_WAITS.get(key, SECONDS_A_TONE))
        while company.now < until:
            yield Waiting("keys to be sent", until)


def hear_tone(company: "Company", leg: "Leg", key: str) -> None:
    """Let the person on a leg hear one key."""
    playing = Playing(Sound("digits", ((key, SECONDS_A_TONE),)), company.now)
    playing.stop(company.now + timedelta(seconds=SECONDS_A_TONE))
    leg.hear(playing)
    leg.receive_tone(key)
