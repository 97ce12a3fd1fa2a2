"""Counts how long people need, by the words of the transcripts: python -m tests.stories.listening.seconds.

150 words a minute and the written pauses; one second after the call is answered, three to think before a key, one for
each key, and one of silence after the last. Somebody who knows the way thinks of nothing and keys at one go. No clock
of a machine counts, but for the waits of a stage, which the transcript has between two texts.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.stories.listening.reading import Cut, Did, Said, Step, Telephone, Unknown, Waited, read
from tests.stories.listening.recognising import speaking_seconds
from tests.stories.telling import LANGUAGES

ANSWERED, THINKING, A_KEY, AFTER_KEYS = 1.0, 3.0, 1.0, 1.0
TONE, SILENCE_AFTER_SPEECH = 0.4, 3.0
TITLE = "Digitaltag"
ROOM, BEEP = "is in the event", "hears tone: beep"

Moment = Callable[[Telephone], float]


@dataclass(frozen=True)
class Timed:
    """A step, and when it began and was over, in seconds from when the call was answered."""

    step: Step
    begins: float
    ends: float

    @property
    def words(self) -> str:
        return self.step.words if isinstance(self.step, Said) else ""


@dataclass(frozen=True)
class Aim:
    """What somebody must reach within so many seconds, shown by a story's telephone (from 0)."""

    name: str
    story: str
    most: float
    reached: Moment
    telephone: int = 0

    def seconds(self, language: str) -> float:
        return self.reached(read(self.story, language)[self.telephone])


def timed(telephone: Telephone) -> Iterator[Timed]:
    """Without what was only asked to be said once more."""
    now, before, again = ANSWERED, None, False
    for step, after in zip(telephone.steps, [*telephone.steps[1:], None], strict=True):
        again = step == Did("presses #") or (again and (isinstance(before, Did) or not isinstance(step, Did | Waited)))
        if not again:
            begins = now
            now += _lasts(step, before, after)
            yield Timed(step, begins, now)
        before = step


def _lasts(step: Step, before: Step | None, after: Step | None) -> float:
    match step:
        case Waited(seconds):
            return 0.0 if isinstance(before, Did) or isinstance(after, Did | None) else seconds
        case Did(what) if what.startswith("presses "):
            return AFTER_KEYS if isinstance(before, Cut) else _keyed(what.removeprefix("presses "), before)
        case Did(what) if what.startswith("says: "):
            return speaking_seconds(what.removeprefix("says: ")) + SILENCE_AFTER_SPEECH
        case Did(what) if what == BEEP:
            return TONE
        case Did():
            return 0.0
        case Cut():
            return max(THINKING, step.seconds)
        case Said() | Unknown():
            return step.seconds


def _keyed(keys: str, before: Step | None) -> float:
    return (0.0 if isinstance(before, Did) else THINKING) + A_KEY * len(keys) + AFTER_KEYS


def until(what: str) -> Moment:
    """Until somebody first does it, or gets there."""

    def moment(telephone: Telephone) -> float:
        return next(one.begins for one in timed(telephone) if isinstance(one.step, Did) and one.step.what == what)

    return moment


def first_key(telephone: Telephone) -> float:
    """When the question was put that the first key answers."""
    steps = list(timed(telephone))
    pressed = next(place for place, one in enumerate(steps) if is_key(one.step))
    return max(one.ends for one in steps[:pressed] if isinstance(one.step, Said))


def is_key(step: Step) -> bool:
    return isinstance(step, Did) and step.what.startswith("presses ")


def said(*keys: str) -> Moment:
    """When the first of these prompts was over."""

    def moment(telephone: Telephone) -> float:
        return next(one.ends for one in timed(telephone) if isinstance(one.step, Said) and one.step.key in keys)

    return moment


def first_sentence(key: str) -> Moment:
    def moment(telephone: Telephone) -> float:
        found = next(one for one in timed(telephone) if isinstance(one.step, Said) and one.step.key == key)
        return found.begins + speaking_seconds(re.split(r"(?<=[.?!])\s", found.words)[0])

    return moment


def event_and_fullness(telephone: Telephone) -> float:
    """Until the event has been named, and in the sentence after it, whether there is a seat."""
    named = next(one for one in timed(telephone) if TITLE in one.words)
    before, _, after = named.words.partition(TITLE)
    sentences = re.split(r"(?<=[.?!])\s", after)
    told = len(before + TITLE + " ".join(sentences[:2])) / len(named.words)
    return named.begins + told * (named.ends - named.begins)


def hall_waits(telephone: Telephone) -> float:
    """From the floor to the tone, whatever is said and asked in between."""
    steps = list(timed(telephone))
    tone = max(place for place, one in enumerate(steps) if one.step == Did(BEEP))
    before = max(place for place, one in enumerate(steps[:tone]) if isinstance(one.step, Waited))
    asked = next(one for one in steps[before:tone] if isinstance(one.step, Said))
    return steps[tone].ends - asked.begins


AIMS = (
    Aim("from the first word into the room, with a PIN", "keying_the_pin", 44, until(ROOM)),
    Aim("the same, the PIN keyed into the greeting", "keying_into_the_greeting", 20, until(ROOM)),
    Aim("outside the evening, to the first key", "registering", 25, first_key),
    Aim("registered, and everything told", "registering", 300, said("reg.done")),
    Aim("in a registration, which event it is and whether it is full", "registering", 45, event_and_fullness),
    Aim("the same where it is full", "registering_for_the_waiting_list", 45, event_and_fullness),
    Aim("cancelled", "cancelling", 60, first_sentence("cancel.done")),
    Aim("the hall waits for a speaker in a recorded event", "keeping_off_a_recording", 8, hall_waits, telephone=1),
)


def main() -> None:
    for language in LANGUAGES:
        for aim in AIMS:
            seconds = aim.seconds(language)
            missed = "" if seconds <= aim.most else "  missed"
            print(f"{language} {seconds:6.1f} s, at most {aim.most:3.0f}: {aim.name}{missed}")  # noqa: T201


if __name__ == "__main__":
    main()
