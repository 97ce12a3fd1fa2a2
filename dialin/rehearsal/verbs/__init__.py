"""The verbs of TwiML: one verb, one file, one public function that performs it."""

from collections.abc import Mapping

from dialin.rehearsal.documents.runs import Performs
from dialin.rehearsal.verbs.dial import dial
from dialin.rehearsal.verbs.gather import gather
from dialin.rehearsal.verbs.hangup import hangup
from dialin.rehearsal.verbs.pause import pause
from dialin.rehearsal.verbs.play import play_sound
from dialin.rehearsal.verbs.record import record
from dialin.rehearsal.verbs.redirect import redirect
from dialin.rehearsal.verbs.reject import reject
from dialin.rehearsal.verbs.say import say

VERBS: Mapping[str, Performs] = {
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
