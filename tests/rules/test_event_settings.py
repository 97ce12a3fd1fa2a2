"""What may be set about an event is said once, and everything that is taken from there is there."""

import re

from dialin.rules.dial_strings import BRIDGE_SETTINGS, Bridge
from dialin.rules.event_plans import check_plan
from dialin.rules.event_settings.plan import EVENT_SETTINGS, EventPlan
from dialin.rules.event_settings.setting import EventSetting, Group
from dialin.rules.refusals import Refused
from dialin.store.events import EventTable
from tests.rules.test_event_plans import DIGITALTAG, NOW

SETTINGS = EVENT_SETTINGS | BRIDGE_SETTINGS


def test_whatever_may_be_set_is_declared_with_its_words() -> None:
    assert set(EVENT_SETTINGS) == set(EventPlan.model_fields)
    assert set(BRIDGE_SETTINGS) == {f"bridge_{name}" for name in Bridge.__dataclass_fields__}
    assert {setting.group for setting in SETTINGS.values()} == set(Group)
    for name, setting in SETTINGS.items():
        assert isinstance(setting, EventSetting)
        assert setting.help, name


def test_whatever_may_be_set_has_a_column_and_the_seats_have_rows() -> None:
    assert set(SETTINGS) - {"seats"} - set(EventTable.__table__.columns.keys()) == set()


def test_a_whole_number_is_taken_within_the_limits_that_its_sentence_names_and_not_beyond() -> None:
    whole = {name: setting.refused for name, setting in EVENT_SETTINGS.items() if setting.kind == "whole"}
    assert len(whole) >= 4
    for field, sentence in whole.items():
        named = re.search(r"from (\d+) to (\d+)", str(sentence))
        assert named, field
        least, most = int(named[1]), int(named[2])
        for within in (least, most, f" {most} "):
            plan = check_plan(DIGITALTAG | {"pin_length": 8, field: within}, now=NOW)
            assert isinstance(plan, EventPlan), (field, within)
        for beyond in (least - 1, most + 1, str(most + 1), "1_0", "7.0", "+7", "\N{SUPERSCRIPT TWO}", "many", True):
            refused = check_plan(DIGITALTAG | {"pin_length": 8, field: beyond}, now=NOW)
            assert isinstance(refused, Refused), (field, beyond)
            assert (refused.field, refused.sentence) == (field, str(sentence))
