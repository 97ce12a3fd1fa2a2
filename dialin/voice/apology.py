"""What a caller hears when something of ours breaks: an apology, another try, then a person; no database needed."""

import logging

from dialin.config import Settings
from dialin.dialogue.turn import say
from dialin.rules.phone_numbers import read_caller
from dialin.voice.rendering import speaker_of
from dialin.voice.twiml.documents import render_notice, render_office

log = logging.getLogger(__name__)

LANGUAGE = "de"
MOST_TRIES = 2

# For the case that even the catalogue cannot be read: no call into any other code.
LAST_WORDS = (
    '<?xml version="1.0" encoding="UTF-8"?><Response><Say language="de-DE" voice="Polly.Vicki-Neural">'
    "Bei uns gibt es gerade eine Störung. Das liegt nicht an Ihnen. "
    "Bitte rufen Sie in fünf Minuten noch einmal an.</Say></Response>"
)


def document(settings: Settings, *, dialled: str, tries: int) -> str:
    """tries: how often this call has been taken up again already; after the second it goes to the office."""
    try:
        return _document(settings, dialled=dialled, tries=tries)
    except Exception:
        log.exception("the apology itself failed")
        return LAST_WORDS


def _document(settings: Settings, *, dialled: str, tries: int) -> str:
    speaker = speaker_of(settings, LANGUAGE)
    office = settings.office
    if tries < MOST_TRIES:
        again = speaker.addresses.resume(tries + 1)
        return render_notice([say("fault.general")], speaker=speaker, go_on=again)
    if office is None:
        return render_notice([say("fault.later")], speaker=speaker, go_on=None)
    says = [say("fault.final", office=office), say("help.transfer")]
    return render_office(office, read_caller(dialled) or "", says, speaker=speaker)
