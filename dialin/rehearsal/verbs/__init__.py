"""The verbs of TwiML: one verb, one file, one public function that performs it."""

from collections.abc import Callable, Mapping
from typing import Any

from dialin.rehearsal.steps import Outcome, Steps
from dialin.rehearsal.verbs.dial import dial
from dialin.rehearsal.verbs.gather import gather
from dialin.rehearsal.verbs.hangup import hangup
from dialin.rehearsal.verbs.pause import pause
from dialin.rehearsal.verbs.play import play_sound
from dialin.rehearsal.verbs.record import record
from dialin.rehearsal.verbs.redirect import redirect
from dialin.rehearsal.verbs.reject import reject
from dialin.rehearsal.verbs.say import say

VERBS: Mapping[str, Callable[[Any, Any], Steps[Outcome]]] = {
    "Say": say,
    "Play": play_sound,
    "Pause": pause,
    "Gather": gather,
    "Record": record,
    "Dial": dial,
    "Redirect": redirect,
    "Hangup": hangup,
    "Reject": reject,
}
