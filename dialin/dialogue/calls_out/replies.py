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
    UNCLEAR = auto()  # a short word, or a key without a meaning
    NOISE = auto()  # many words: a machine's, a television's
    SILENCE = auto()


BY_KEY = {"1": Reply.YES, "2": Reply.NO, "3": Reply.WRONG, "9": Reply.NO_CALLS}
FEW_WORDS, A_SENTENCE = 6, 10
# Of words without capitals, in which ß is ss.
# In this order: "yes, one moment" is no yes, and "no more calls" is more than a no.
SENTENCES = (
    (Reply.NO_CALLS, r"nicht mehr an|keine anrufe|nie wieder|(do not|don't|dont|stop|never) call|no more calls"),
    (
        Reply.WRONG,
        r"\b(falsch\w*|verwählt|kenne? (ich|wir) nicht|wohnt (hier nicht|nicht hier)|wrong|not (live )?here)\b",
    ),
)
WORDS = (
    (Reply.AGAIN, r"\b(wie bitte|noch ?(ein)?mal|wiederhol\w*|verst(eh|and)\w*|hör\w*|pardon|again|repeat|hear)\b"),
    (Reply.WAIT, r"\b(moment|augenblick|hole?|warten?|sekunde|minute|second|wait|hold on|fetch|get (him|her|them))\b"),
    (Reply.HELP, r"\b(hilfe|mensch\w*|mitarbeiter\w*|büro|help|human|operator|a person)\b"),
    (Reply.YES, r"\b(warum nicht|why not)\b"),
    (Reply.UNCLEAR, r"\b(weiss (ich )?nicht|don't know|do not know)\b"),
    (Reply.NO, r"\b(nein|nee|nö|nicht|no|nope|not|can't|cannot|won't)\b"),
    (Reply.YES, r"\b(ja|jawohl|genau|richtig|stimmt|gerne?|okay|ok|am apparat|bin ich|yes|yeah|sure|speaking)\b"),
)


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
    for meaning, pattern in (*SENTENCES, *WORDS) if many <= FEW_WORDS else SENTENCES if many <= A_SENTENCE else ():
        if re.search(pattern, said):
            yield meaning
    yield Reply.UNCLEAR if many <= FEW_WORDS else Reply.NOISE
