"""The hash says the last words again, whatever was said in passing since; the second time slower."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dialin.dialogue.last_words import LastWords, dump_words, load_words, remember, say_again
from dialin.dialogue.turn import TONE, JoinRoom, Listen, Turn, say
from dialin.dialogue.words.event import InRoom, StarMenu
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.help import NumberEntry
from dialin.dialogue.words.line import KnownLine, MainMenu
from dialin.dialogue.words.pin import PinEntry, PinReading
from dialin.dialogue.words.pin_outcomes import PinMistyped
from dialin.dialogue.words.registration import RegistrationDone
from dialin.dialogue.words.seat import Lobby, TooEarly, Waiting
from dialin.dialogue.words.state import State
from tests.dialogue.pin.examples import DRAFT
from tests.dialogue.scenes import LIVE, LOBBY_TIME, STARTS, THE_DAY_BEFORE, after, ear, said
from tests.every import every

NOW = LIVE.now
WELCOME = LastWords((say("ok.lobby", starts=STARTS, minutes=9),))


@every(
    ("state", "at"),
    [
        (PinEntry(), LIVE),
        (PinEntry(before="748", slips=1), LIVE),
        (KnownLine(), LIVE),
        (MainMenu(), THE_DAY_BEFORE),
        (TooEarly(other=True), THE_DAY_BEFORE),
        (Lobby(rounds=3), LOBBY_TIME),
        (Waiting(position=2), LOBBY_TIME),
        (InRoom(failures=1), LIVE),
        (StarMenu(back=InRoom()), LIVE),
        (StarMenu(back=Lobby()), LOBBY_TIME),
        (PinReading(), THE_DAY_BEFORE),
    ],
)
def test_the_hash_asks_for_the_last_words_wherever_it_has_no_meaning_of_its_own(state: State, at: object) -> None:
    assert after(state, Keys("#"), at=at).again  # type: ignore[arg-type]


def test_a_hash_that_ends_a_number_or_leads_on_asks_for_nothing() -> None:
    assert not after(NumberEntry(draft=DRAFT), Keys("0711#")).again
    assert not after(PinEntry(), Keys("7482#")).again
    assert not after(Lobby(), Keys("#"), at=LIVE).again  # the event has begun


def test_the_last_words_take_the_place_of_the_stages_own() -> None:
    pressed = after(Lobby(rounds=3), Keys("#"), at=LOBBY_TIME)
    assert said(pressed) == []
    again = say_again(pressed, WELCOME, LOBBY_TIME.now)
    assert (said(again), again.is_slower, again.state) == (["ok.lobby"], False, Lobby(rounds=3))


def test_a_hash_right_after_an_entry_says_what_was_said_of_it() -> None:
    told = after(PinEntry(), PinMistyped("748291"))
    pressed = after(told.state, Keys("#"))
    last = remember(told, LastWords(), NOW)
    assert last is not None
    again = say_again(pressed, last, NOW)
    assert (again.says, again.state, again.then) == (told.says, told.state, told.then)


def test_the_second_time_in_a_row_is_slower_and_anything_else_begins_anew() -> None:
    pressed = Turn(Lobby(), then=Listen(music=55), again=True)
    once = remember(pressed, WELCOME, NOW)
    assert once == replace(WELCOME, repeats=1)
    assert say_again(pressed, once, NOW).is_slower
    spoken = remember(Turn(Lobby(), says=(say("lobby.loop"),), then=Listen(music=55)), once, NOW)
    assert spoken is not None
    assert spoken.repeats == 0


def test_menus_of_the_star_and_tips_are_no_last_words() -> None:
    for key in ("star.menu", "star.menu_live", "star.menu_lobby", "lobby.tip1", "lang.set"):
        assert remember(Turn(Lobby(), says=(say(key),), then=Listen()), WELCOME, NOW) is None
    asked = Turn(MainMenu(), says=(say("menu.no_key"), say("menu.main")), then=Listen())
    kept = remember(asked, WELCOME, NOW)
    assert kept is not None
    assert [one.key for one in kept.says] == ["menu.main"]


def test_a_pin_is_never_kept() -> None:
    read = Turn(PinReading(), says=(say("reg.pin_again", pin="748290"),), then=Listen())
    assert remember(read, WELCOME, NOW) == LastWords()
    differs = Turn(RegistrationDone(DRAFT), says=(say("reg.pin_differs", pin="748290"),), then=Listen())
    assert remember(differs, WELCOME, NOW) == LastWords()


def test_where_nothing_is_kept_the_stage_speaks_for_itself_and_slower_too() -> None:
    pressed = Turn(PinReading(again=True), says=(say("reg.pin_again", pin="748290"),), then=Listen(), again=True)
    again = say_again(pressed, LastWords(repeats=1), NOW)
    assert (said(again), again.is_slower) == (["reg.pin_again"], True)


def test_the_music_goes_on_for_as_long_as_it_would_have_gone_on_anyhow() -> None:
    last = replace(WELCOME, due=NOW + timedelta(seconds=20))
    pressed = Turn(Lobby(), then=Listen(first=1, music=55, at_once=True), again=True)
    assert ear(say_again(pressed, last, NOW)).music == 20
    assert ear(say_again(pressed, last, NOW + timedelta(minutes=1))).music == 5
    assert ear(say_again(replace(pressed, then=Listen(music=3)), last, NOW)).music == 3


def test_minutes_that_are_left_become_fewer() -> None:
    last = replace(WELCOME, at=NOW)
    pressed = Turn(Lobby(), then=Listen(music=55), again=True)
    for passed, left in ((20, 9), (100, 7), (3600, 0)):
        (again,) = say_again(pressed, last, NOW + timedelta(seconds=passed)).says
        assert again == say("ok.lobby", starts=STARTS, minutes=left)


def test_the_tone_before_an_open_microphone_is_never_left_out() -> None:
    open_again = Turn(InRoom(), says=(say("floor.open_again"), TONE), then=JoinRoom(muted=False), again=True)
    assert said(say_again(open_again, WELCOME, NOW)) == ["ok.lobby", "floor.open_again", "(tone)"]


def test_words_come_back_as_they_were() -> None:
    starts = datetime(2026, 6, 19, 18, tzinfo=ZoneInfo("Europe/Berlin"))
    last = LastWords((say("ok.lobby", starts=starts, minutes=9, city="Köln"),), at=NOW, repeats=2, due=NOW)
    back = load_words(dump_words(last))
    assert back == last
    assert back.says[0].values == {"starts": starts, "minutes": 9, "city": "Köln"}
    assert load_words(None) == LastWords()


def test_silence_is_no_wish_to_hear_it_again() -> None:
    assert not after(PinEntry(), Silence()).again
