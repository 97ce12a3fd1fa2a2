"""Everything that goes to and fro between a stage and what is around it: inputs come in, asks and tells go out."""

from dialin.dialogue.words.event import EventAsk, EventTell, HandOutcome, PartingOutcome
from dialin.dialogue.words.heard import Heard
from dialin.dialogue.words.help import HelpAsk, HelpOutcome, HelpTell
from dialin.dialogue.words.line import LineAsk, LineOutcome, LineTell
from dialin.dialogue.words.news import News
from dialin.dialogue.words.outgoing import OutgoingAsk, OutgoingOutcome, OutgoingTell
from dialin.dialogue.words.pin import PinAsk, PinTell
from dialin.dialogue.words.pin_outcomes import OwnPinOutcome, PinOutcome
from dialin.dialogue.words.question import QuestionAsk, QuestionOutcome, QuestionTell
from dialin.dialogue.words.recording import RecordingAsk, RecordingOutcome, RecordingTell
from dialin.dialogue.words.registration import RegistrationAsk, RegistrationTell
from dialin.dialogue.words.registration_outcomes import RegistrationOutcome
from dialin.dialogue.words.seat import OwnSeat, SeatAsk, SeatOutcome

# An ask is a question whose answer, an outcome, comes back as the next input and steers the call.
Ask = LineAsk | PinAsk | SeatAsk | EventAsk | HelpAsk | RegistrationAsk | QuestionAsk | RecordingAsk | OutgoingAsk
Outcome = (
    LineOutcome | PinOutcome | OwnPinOutcome | SeatOutcome | OwnSeat | HandOutcome | HelpOutcome | RegistrationOutcome
    | QuestionOutcome | RecordingOutcome | OutgoingOutcome | PartingOutcome
)  # fmt: skip
Input = Heard | Outcome | News
# A tell is what a turn wants noted, as rows in the same transaction; it does not steer the call.
Tell = LineTell | PinTell | EventTell | HelpTell | OutgoingTell | QuestionTell | RecordingTell | RegistrationTell
