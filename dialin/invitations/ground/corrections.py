"""Words that take something in the invitation back: a number out of order, a code that reads otherwise now."""

import re

_FORMER = r"(?:unten|oben|bisherige|alte|urspr\S{1,3}nglich|vorherige|below|above|former|previous|old)"
_TAKEN_BACK = (
    r"ung\S{1,3}ltig|nicht\s+mehr\s+(?:g\S{1,3}ltig|aktuell|benutzen|verwenden|w\S{1,3}hlen)|gilt\s+nicht|gelten\s+nicht"
    r"|gest\S{1,3}rt|au(?:ss|\S{1,2})er\s+Betrieb|veraltet|(?:war|waren)\s+falsch|Korrektur|korrigiert|Berichtigung"
    r"|richtig\s+(?:lautet|ist)|lautet\s+(?:richtig|jetzt|nun|neu)"
    r"|no\s+longer\s+(?:valid|correct|works?|in\s+use)|out\s+of\s+order|(?:is|are)\s+(?:now\s+)?invalid|outdated"
    r"|(?:was|were)\s+wrong|correction|corrected|do\s+not\s+use|don't\s+use"
    rf"|(?:statt|anstelle|anstatt|instead\s+of)\s+(?:\w+\s+){{0,2}}{_FORMER}\w*"
)
_MATTERS = (
    r"\w*Nummern?\b|\w*ID\b|\w*PIN\b|\w*Codes?\b|\w*Kennung|Einwahl\w*|\w*Passwort|dial[ -]?in"
    r"|numbers?\b|pass(?:code|word)"
    r"|\+?\d(?:[ /-]?\d){4}"
)
_SENTENCE = re.compile(r"(?:(?<=[!?;])|(?<=[^\d][.]))\s+|\n[ ]*\n")
_SAID = re.compile(rf"\b(?:{_TAKEN_BACK})\b", re.IGNORECASE)
_OF_THE_WAY_IN = re.compile(rf"(?:^|(?<=[\s(:]))(?:{_MATTERS})", re.IGNORECASE)


def takes_back(text: str) -> bool:
    """Whether a sentence says so of a number, a code or the way to dial in."""
    return any(_SAID.search(sentence) and _OF_THE_WAY_IN.search(sentence) for sentence in _near(text))


def _near(text: str) -> list[str]:
    """The sentences, without what belongs to another line where lines are whole."""
    return [line for sentence in _SENTENCE.split(text) for line in _lines(sentence)]


def _lines(sentence: str) -> list[str]:
    """Two lines at a time, since a sentence may be wrapped between the word and the number."""
    lines = sentence.split("\n")
    return [" ".join(lines[at : at + 2]) for at in range(len(lines))]
