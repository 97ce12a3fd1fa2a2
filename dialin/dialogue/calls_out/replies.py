"""What people answer to a call of the city's, by key or by a short word: a machine's greeting is long."""

import re
from collections.abc import Iterator
from enum import Enum, auto

from dialin.dialogue.exchange import Input
from dialin.dialogue.pin_digits import lone
from dialin.dialogue.words.heard import Keys, Silence, Speech


class Reply(Enum):
    """What it means."""

    YES = auto()
    NO = auto()
    WRONG = auto()  # the number, or the person
    NO_CALLS = auto()  # none any more
    AGAIN = auto()
    WAIT = auto()
    HELP = auto()  # a person, please
    HEARS = auto()  # somebody is there, and says so
    UNCLEAR = auto()  # a short word, or a key without a meaning
    NOISE = auto()  # many words: a machine's, a television's
    SILENCE = auto()


BY_KEY = {"1": Reply.YES, "2": Reply.NO, "3": Reply.WRONG, "9": Reply.NO_CALLS}
FEW_WORDS, A_SENTENCE = 6, 10
# Words without capitals, in which ß is ss; what stands for them is a pattern of whole words.
# In this order: "yes, one moment" is no yes, and "no more calls" is more than a no. What keeps a number from being
# called for good is narrow: "she's not here" and "is something wrong?" are no wrong number.
# fmt: off
SENTENCES = (
    (
        Reply.NO_CALLS,
        (r"ruf\w* .*nicht mehr an", r"nicht mehr an(zu)?ruf\w*", "keine anrufe", "nie wieder",
         r"(do not|don't|dont|stop|never) call\w*", "no more calls"),
    ),
    (
        Reply.WRONG,
        (r"falsch\w*", "verwählt", "kenn(e|en)? (ich|wir) nicht", "wohnt (hier nicht|nicht hier)",
         r"(not|\w+n't) live here", "wrong (number|person|house|line)", "^(not here|wrong)$"),
    ),
)
WORDS = (
    (
        Reply.AGAIN,
        ("wie bitte", "noch ?(ein)?mal", r"wiederhol\w*", "wieder hören", "pardon", "again", "repeat",
         r"(nichts?|schlecht|kaum) (\w+ )?(ge)?(hör|verst[ea])\w*", r"(hör|versteh)\w* (\w+ )?(nichts?|schlecht|kaum)",
         r"(not|cannot|\w+n't) (hear|understand|catch)"),
    ),
    (
        Reply.WAIT,
        ("(?<!im )(?<!at the )(moment|augenblick)", "hol(e|en)?", "warten?", "sekunde", "minute", "second",
         "wait", "(hold|hang) on", "fetch", "get (him|her|them)"),
    ),
    (Reply.HELP, ("hilfe", r"mensch\w*", r"eine?[mn]? mitarbeiter\w*", "help", "human", "operator", "a person")),
    (Reply.YES, ("warum nicht", "why not")),
    (Reply.UNCLEAR, ("weiss (ich )?nicht", "don't know", "do not know")),
    (Reply.NO, ("nein", "nee", "nö", "nicht", "no", "nope", "not", "can't", "cannot", "won't")),
    (
        Reply.YES,
        ("ja", "jawohl", "genau", "richtig", "stimmt", "gerne?", "okay", "ok", "am apparat", "bin (ich|es)", "bin's",
         "yes", "yeah", "sure", "speaking", "(that's|it's) me"),
    ),
    (Reply.HEARS, (r"hör\w*", "hear")),
)
# fmt: on


def reply_of(heard: Input) -> Reply | None:
    """None for whatever is no answer of a person."""
    match heard:
        case Keys(pressed):
            return BY_KEY.get(lone(pressed) or "", Reply.UNCLEAR)
        case Speech(words):
            return next(_meanings(" ".join(re.findall(r"[\w']+", words.casefold()))))
        case Silence():
            return Reply.SILENCE
        case _:
            return None


def _meanings(said: str) -> Iterator[Reply]:
    many = len(said.split())
    for meaning, words in (*SENTENCES, *WORDS) if many <= FEW_WORDS else SENTENCES if many <= A_SENTENCE else ():
        if re.search(rf"\b({'|'.join(words)})\b", said):
            yield meaning
    yield Reply.UNCLEAR if many <= FEW_WORDS else Reply.NOISE
