"""Keys sent to a leg as tones (DTMF), from a dial string or by somebody at the other end."""

from dialin.rehearsal.clock import CompanyClock
from dialin.rehearsal.heard import Playing, Sound
from dialin.rehearsal.network.promise import CallLeg
from dialin.rehearsal.network.steps import Steps, WaitFor

# A tone and the gap after it, as networks send them.
SECONDS_A_TONE = 0.2
_PAUSES = {"w": 0.5, "W": 1.0}


def send_tones(clock: CompanyClock, leg: CallLeg, dial_string: str) -> Steps[None]:
    """Send keys to the far end of a leg; `w` waits 0.5 s, `W` 1 s."""
    for key in dial_string:
        if key not in _PAUSES:
            hear_tone(clock, leg, key)
        until = clock.later(_PAUSES.get(key, SECONDS_A_TONE))
        while clock.now < until:
            yield WaitFor("keys to be sent", until)


def hear_tone(clock: CompanyClock, leg: CallLeg, key: str) -> None:
    """Let the far end of a leg hear one key."""
    leg.hear(Playing(Sound("digits", ((key, SECONDS_A_TONE),)), clock.now, clock.later(SECONDS_A_TONE)))
    leg.receive_tone(key)
