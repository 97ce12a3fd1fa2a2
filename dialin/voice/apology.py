"""What a caller hears when something of ours breaks: an apology, another try, then a person; no database needed.

In the language of the call, where the address that broke names it; else in every language, one after the other.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from dialin.config import Settings
from dialin.dialogue.turn import Prompt, say
from dialin.prompts.catalogue import languages
from dialin.rules.phone_numbers import read_caller
from dialin.store.calls import LINE_LANGUAGE
from dialin.voice.kept import Trial, seal
from dialin.voice.rendering import speaker_of
from dialin.voice.twiml.documents import Office, render_notice, render_office
from dialin.voice.twiml.speech import Speaker

log = logging.getLogger(__name__)

MOST_TRIES = 2

# For the case that even the catalogue cannot be read: no call into any other code.
LAST_WORDS = (
    '<?xml version="1.0" encoding="UTF-8"?><Response><Say language="de-DE" voice="Polly.Vicki-Neural">'
    "Bei uns gibt es gerade eine Störung. Das liegt nicht an Ihnen. "
    'Bitte rufen Sie in fünf Minuten noch einmal an.</Say><Say language="en-GB" voice="Polly.Amy-Neural">'
    "We have a technical problem. It is not your fault. Please call again in five minutes.</Say></Response>"
)


@dataclass(frozen=True, slots=True)
class Line:
    """What is known of a call without the database. dialled: as the provider sent it. language, mark: None: unknown."""

    dialled: str = ""
    language: str | None = None
    mark: str | None = None


def document(settings: Settings, line: Line, trial: Trial) -> str:
    """After the second try the call goes to the office."""
    try:
        return _document(settings, line, trial)
    except Exception:
        log.exception("the apology itself failed")
        return LAST_WORDS


def _document(settings: Settings, line: Line, trial: Trial) -> str:
    speakers = _speakers(settings, line)
    city = settings.city or ""
    if trial.tries < MOST_TRIES:
        heard = None if trial.kept is None else seal(trial.kept, settings.secrets)
        again = speakers[0].addresses.resume(trial.tries + 1, language=line.language, heard=heard)
        words = say("fault.again") if trial.tries else say("fault.general")
        return render_notice([words], speakers=speakers, go_on=again)
    if settings.office is None:
        return render_notice([say("fault.later", city=city)], speakers=speakers, go_on=None)
    after = speakers[0].addresses.after_office(line.language)
    office = Office(settings.office, read_caller(line.dialled) or "", action=after)
    return render_office(office, [say("fault.office", city=city)], speakers=speakers)


def after_office(settings: Settings, line: Line, *, has_answered: bool) -> str:
    """Whoever the office could not be reached for hears its number; no database needed here either."""
    try:
        return render_notice(_last(settings, has_answered=has_answered), speakers=_speakers(settings, line), go_on=None)
    except Exception:
        log.exception("the words after the office failed")
        return LAST_WORDS


def _last(settings: Settings, *, has_answered: bool) -> Sequence[Prompt]:
    if has_answered or settings.office is None:
        return [say("bye.normal")]
    return [say("fault.final", office=settings.office)]


def _speakers(settings: Settings, line: Line) -> list[Speaker]:
    known = languages()
    if line.language in known:
        return [speaker_of(settings, line.language, mark=line.mark)]
    return [speaker_of(settings, one, mark=line.mark) for one in sorted(known, key=lambda one: one != LINE_LANGUAGE)]
