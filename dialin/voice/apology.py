"""What a caller hears when something of ours breaks: an apology, another try, a person, a last try; no database needed.

In the language of the call, where the address that broke names it; else in every language, one after the other.
"""

import logging
from dataclasses import dataclass

from dialin.config import Settings
from dialin.dialogue.turn import say
from dialin.prompts.catalogue import languages
from dialin.rules.phone_numbers import read_caller
from dialin.store.calls import LINE_LANGUAGE
from dialin.voice.kept import Trial, seal
from dialin.voice.rendering import speaker_of
from dialin.voice.twiml.documents import Office, render_notice, render_office
from dialin.voice.twiml.speech import Speaker

log = logging.getLogger(__name__)

MOST_TRIES = 2  # with an apology before each
AFTER_OFFICE = MOST_TRIES + 1  # the last: once the call to the office is over, whoever answered there or did not

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
    """After the second try the call goes to the office, and then on, if it works again by then."""
    try:
        return _document(settings, line, trial)
    except Exception:
        log.exception("the apology itself failed")
        return LAST_WORDS


def _document(settings: Settings, line: Line, trial: Trial) -> str:
    speakers = _speakers(settings, line)
    city, heard = settings.city or "", None if trial.kept is None else seal(trial.kept, settings.secrets)
    if trial.tries < MOST_TRIES:
        again = speakers[0].addresses.resume(trial.tries + 1, language=line.language, heard=heard)
        words = say("fault.again") if trial.tries else say("fault.general")
        return render_notice([words], speakers=speakers, go_on=again)
    if settings.office is None:
        return render_notice([say("fault.later", city=city)], speakers=speakers, go_on=None)
    if trial.tries >= AFTER_OFFICE:
        return render_notice([say("fault.final", office=settings.office)], speakers=speakers, go_on=None)
    after = speakers[0].addresses.resume(AFTER_OFFICE, language=line.language, heard=heard)
    office = Office(settings.office, read_caller(line.dialled) or "", action=after)
    return render_office(office, [say("fault.office", city=city)], speakers=speakers)


def _speakers(settings: Settings, line: Line) -> list[Speaker]:
    known = languages()
    if line.language in known:
        return [speaker_of(settings, line.language, mark=line.mark)]
    return [speaker_of(settings, one, mark=line.mark) for one in sorted(known, key=lambda one: one != LINE_LANGUAGE)]
