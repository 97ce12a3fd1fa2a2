"""The rules of TwiML that no single attribute shows: which things go together and which do not."""

from collections.abc import Callable

from dialin.rehearsal.twiml.elements import Verb
from dialin.rehearsal.twiml.trouble import TwimlRefused
from dialin.rehearsal.twiml.values import sip_address, telephone_number, url, voice_speaks


def check(element: Verb) -> None:
    rule = _RULES.get(element.name)
    if rule:
        rule(element)


def _say(element: Verb) -> None:
    voice, language = element.get("voice"), element.get("language", "en-US")
    if voice and not voice_speaks(voice, language):
        raise TwimlRefused(12200, f"the voice {voice} does not speak {language}")
    has_markup = bool(element.children)
    if has_markup and not voice.startswith(("Polly.", "Google.")):
        raise TwimlRefused(12200, "speech markup needs a Polly or Google voice")
    if voice.endswith(("-Neural", "-Generative")) and any(e.name == "emphasis" for e in element.walk()):
        raise TwimlRefused(12200, f"the voice {voice} knows no <emphasis>")
    if voice.endswith("-Generative") and any(one.text and _has_language(one) for one in element.walk()):
        raise TwimlRefused(12200, f"the voice {voice} takes <lang> only around whole sentences")


def _has_language(element: Verb) -> bool:
    return any(child.name == "lang" for child in element.children)


def _play(element: Verb) -> None:
    if bool(element.text) == ("digits" in element.attributes):
        raise TwimlRefused(12200, "<Play> takes either an address or digits")
    if element.text and not url(element.text):
        raise TwimlRefused(11100, f"<Play>: {element.text!r} is no address")


def _gather(element: Verb) -> None:
    if "speechModel" in element.attributes and element.get("speechTimeout") in ("", "auto"):
        raise TwimlRefused(12200, "<Gather speechModel> needs speechTimeout in seconds")
    if any("digits" in child.attributes for child in element.children):
        raise TwimlRefused(12200, "<Play digits> may not stand inside <Gather>")


def _dial(element: Verb) -> None:
    names = [child.name for child in element.children]
    if bool(names) == bool(element.text):
        raise TwimlRefused(12200, "<Dial> takes either a number or nouns, and one of them at least")
    if "Conference" in names and len(names) > 1:
        raise TwimlRefused(12200, "a <Conference> stands alone in its <Dial>")
    if len(names) > 10:
        raise TwimlRefused(12200, "<Dial> takes ten targets at most")
    if element.text and not telephone_number(element.text):
        raise TwimlRefused(13224, f"{element.text!r} cannot be dialled")


def _number(element: Verb) -> None:
    if not telephone_number(element.text):
        raise TwimlRefused(13224, f"{element.text!r} cannot be dialled")


def _sip(element: Verb) -> None:
    if not sip_address(element.text):
        raise TwimlRefused(12200, f"{element.text!r} is no SIP address that can be called")


def _conference(element: Verb) -> None:
    if not element.text:
        raise TwimlRefused(12200, "a <Conference> needs a name")


def _redirect(element: Verb) -> None:
    if not url(element.text):
        raise TwimlRefused(11100, f"<Redirect>: {element.text!r} is no address")


_RULES: dict[str, Callable[[Verb], None]] = {
    "Say": _say,
    "Play": _play,
    "Gather": _gather,
    "Dial": _dial,
    "Number": _number,
    "Sip": _sip,
    "Conference": _conference,
    "Redirect": _redirect,
}
