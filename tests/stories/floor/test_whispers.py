"""Words for one caller in the room, who stays in it and alone hears them."""

from datetime import timedelta

from dialin.actions.hands.give_floor import give_floor
from dialin.config import Settings
from dialin.store.floor import hands_up
from tests.building import EVENING
from tests.stories.theatre import theatre

LATER = EVENING + timedelta(minutes=5)
OTHER = "+493023125011"


def test_whoever_speaks_and_is_muted_hears_so_alone_and_once_in_five_minutes(settings: Settings) -> None:
    with theatre(settings, at=LATER) as stage:
        first, second = stage.register("Erna Müller"), stage.register("Karl Kunz", OTHER)
        speaking, listening = stage.call_and_key(first.pin), stage.call_and_key(second.pin, OTHER)
        stage.company.elapse(20)
        for _ in range(3):
            speaking.say("Hallo? Ich habe eine Frage!")
            stage.company.elapse(10)
        assert speaking.room
        assert speaking.transcript().count("Man kann Sie gerade nicht hören") == 1
        assert "Man kann Sie gerade nicht hören" not in listening.transcript()


def test_whoever_comes_next_is_told_when_the_floor_is_given_to_the_one_before(settings: Settings) -> None:
    with theatre(settings, at=LATER) as stage:
        first, second = stage.register("Erna Müller"), stage.register("Karl Kunz", OTHER)
        speaker, following = stage.call_and_key(first.pin), stage.call_and_key(second.pin, OTHER)
        stage.company.elapse(20)
        for leg in (speaker, following):
            leg.press("*9")
            stage.company.elapse(20)
        with stage.services.looking() as act:
            hand = hands_up(act, stage.event_id)[0].hand
        assert stage.act(give_floor, stage.event, hand.id) is None
        stage.company.elapse(20)
        assert "Sie sind als Nächstes dran. Bitte stellen Sie Radio und Fernseher leise." in following.transcript()
        assert following.room
        assert following.muted
        assert not speaker.muted
        assert stage.company.who_hears(speaker) == [following]
