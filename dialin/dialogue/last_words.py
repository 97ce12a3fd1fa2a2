"""The last words that a caller was to understand: kept as prompts, and said again when the hash is pressed."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dialin.dialogue.turn import JoinRoom, Listen, Prompt, Turn, Value
from dialin.dialogue.words.state import Place

# Menus of the star, tips, and what only leads over to the words that count.
IN_PASSING = ("greet.", "star.menu", "lobby.tip", "menu.no_key", "menu.other_key", "lang.set")
FROM_HERE_SLOWER = 2  # times that the hash was pressed in a row
SHORTEST = 5.0  # seconds of music after words that were said again, before whatever was due meanwhile


@dataclass(frozen=True, slots=True)
class LastWords:
    """What was said last, and how it went on."""

    says: tuple[Prompt, ...] = ()
    at: datetime | None = None  # when it was said first
    repeats: int = 0  # how often it was said again without a break
    due: datetime | None = None  # when the wait behind it is over, if music fills one


def say_again(turn: Turn, last: LastWords, now: datetime) -> Turn:
    """The turn with the last words in the place of its own, where the hash was pressed; the second time slower.

    The tone before a microphone opens stays. Where nothing is kept, the stage's own words are said again.
    """
    if not turn.again:
        return turn
    if last.says:
        opens = isinstance(turn.then, JoinRoom) and not turn.then.muted
        says = tuple(_by_now(one, last, now) for one in last.says)
        turn = replace(turn, says=(*says, *(turn.says if opens else ())))
    if isinstance(turn.then, Listen):
        turn = replace(turn, then=replace(_waiting_on(turn.then, last, now), at_once=not turn.says))
    return replace(turn, is_slower=last.repeats + 1 >= FROM_HERE_SLOWER)


def _by_now(prompt: Prompt, last: LastWords, now: datetime) -> Prompt:
    """Minutes that are left have become fewer."""
    minutes = prompt.values.get("minutes")
    if not isinstance(minutes, int) or last.at is None:
        return prompt
    passed = round((now - last.at).total_seconds() / 60)
    return Prompt(prompt.key, {**prompt.values, "minutes": max(0, minutes - passed)})


def _waiting_on(ear: Listen, last: LastWords, now: datetime) -> Listen:
    """Music goes on for as long as it would have gone on anyhow: pressing the hash puts nothing off."""
    if not ear.music or last.due is None:
        return ear
    return replace(ear, music=min(ear.music, max(SHORTEST, (last.due - now).total_seconds())))


def remember(turn: Turn, last: LastWords, now: datetime) -> LastWords | None:
    """What is to be kept after a turn; None where it said nothing that replaces what is kept.

    A PIN is not kept: where it was said, the stage says it again by itself.
    """
    if turn.again:
        return replace(last, repeats=last.repeats + 1)
    if turn.state.place is Place.HEARING_PIN or any("pin" in one.values for one in _prompts(turn)):
        return LastWords()
    says = tuple(one for one in _prompts(turn) if not one.key.startswith(IN_PASSING))
    if not says:
        return None
    music = turn.then.music if isinstance(turn.then, Listen) else 0.0
    return LastWords(says, at=now, due=now + timedelta(seconds=music) if music else None)


def _prompts(turn: Turn) -> tuple[Prompt, ...]:
    return tuple(one for one in turn.says if isinstance(one, Prompt))


def dump_words(last: LastWords) -> str:
    says = [[one.key, {name: _plain(value) for name, value in one.values.items()}] for one in last.says]
    moments = {"at": last.at, "due": last.due}
    plain = {name: None if moment is None else moment.isoformat() for name, moment in moments.items()}
    return json.dumps({"says": says, "repeats": last.repeats, **plain}, separators=(",", ":"))


def load_words(text: str | None) -> LastWords:
    """What `dump_words` wrote, if it did."""
    if not text:
        return LastWords()
    plain = json.loads(text)
    says = tuple(Prompt(key, {name: _value(value) for name, value in values.items()}) for key, values in plain["says"])
    return LastWords(says, _moment(plain["at"]), plain["repeats"], _moment(plain["due"]))


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _plain(value: Value) -> str | int | dict[str, str]:
    return {"at": value.isoformat()} if isinstance(value, datetime) else value


def _value(plain: str | int | dict[str, str]) -> Value:
    return datetime.fromisoformat(plain["at"]) if isinstance(plain, dict) else plain
