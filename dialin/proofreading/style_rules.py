"""What a prompt must keep to so that older people can follow it; each rule yields a sentence for each offence."""

import re
from collections.abc import Callable, Iterator

from dialin.prompts.language import Style
from dialin.proofreading.judging import Judged, keys_named
from dialin.proofreading.written_down import digits_stand_alone

MOST_WORDS = 15
MOST_SECONDS = 30.0
MOST_CHOICES = 2
MOST_CHOICES_WITH_REASON = 3
_NO_CHOICE = frozenset("0*#")  # a person, back and repeat are the same everywhere


def short_sentences(judged: Judged) -> Iterator[str]:
    for sentence in judged.sentences:
        words = [word for word in sentence.split() if any(map(str.isalnum, word)) or word.startswith("…")]
        if len(words) > MOST_WORDS:
            yield f"{len(words)} words in one sentence, at most {MOST_WORDS}: {sentence!r}"


def short_prompts(judged: Judged) -> Iterator[str]:
    if judged.seconds > MOST_SECONDS and not judged.prompt.long:
        yield f"takes about {judged.seconds:.0f} s, at most {MOST_SECONDS:.0f} without a reason (long)"


def few_choices(judged: Judged) -> Iterator[str]:
    offered = choices(judged)
    most = MOST_CHOICES_WITH_REASON if judged.prompt.choices else MOST_CHOICES
    if len(offered) > most:
        yield f"offers {len(offered)} choices ({', '.join(offered)}), at most {most}"


def choices(judged: Judged) -> list[str]:
    keys = {key for sentence in judged.sentences for key, _ in keys_named(sentence, judged.language.style)}
    return sorted(keys - _NO_CHOICE)


def kind_words(judged: Judged) -> Iterator[str]:
    text = " ".join(judged.sentences).casefold()
    for word in judged.language.style.forbidden:
        if re.search(rf"\b{re.escape(word)}", text):
            yield f"blames the caller: {word!r}"


def numbers_as_words(judged: Judged) -> Iterator[str]:
    if number := re.search(r"\d\d+", re.sub(r"\{\{?[^}]*\}|\[[^\]]*\]", "", judged.source)):
        yield f"a digit in a text is a key; write {number[0]} as a word"


def goal_before_key(judged: Judged) -> Iterator[str]:
    style = judged.language.style
    sentences = judged.sentences
    for place, sentence in enumerate(sentences):
        before = _words_before_press(sentence, style)
        if before is None:
            continue
        after = sentence[keys_named(sentence, style)[-1][1] :]
        follower = sentences[place + 1] if place + 1 < len(sentences) else ""
        if _has_goal(after, style) or (before < 2 and not _goal_is_near(sentences[:place], follower, style)):
            yield f"names the key before what it is for: {sentence!r}"


def _words_before_press(sentence: str, style: Style) -> int | None:
    """None where the sentence tells nobody to press a key."""
    spoken = sentence.casefold()
    places = [spoken.find(phrase.casefold()) for phrase in style.press if phrase.casefold() in spoken]
    if not places or not any(end > min(places) for _, end in keys_named(sentence, style)):
        return None
    return len(sentence[: min(places)].split())


def _goal_is_near(earlier: tuple[str, ...], follower: str, style: Style) -> bool:
    """A bare "press 1" needs its goal in the sentence before, and none that is handed in afterwards."""
    if not earlier or _words_before_press(earlier[-1], style) is not None:
        return False
    if earlier[-1].endswith((":", "?")):
        return True
    first = follower.split(maxsplit=1)[:1]
    handed_in = bool(first) and _has_goal(first[0], style) and _words_before_press(follower, style) is None
    return not handed_in


def _has_goal(words: str, style: Style) -> bool:
    return not set(style.goal).isdisjoint(re.findall(r"\w+", words.casefold()))


RULES: tuple[Callable[[Judged], Iterator[str]], ...] = (
    short_sentences,
    short_prompts,
    few_choices,
    kind_words,
    numbers_as_words,
    goal_before_key,
    digits_stand_alone,
)
