"""How a person is reached is read as a whole: what cannot be delivered is refused at its field."""

from dataclasses import replace
from typing import Any

from dialin.rules.phone_numbers import is_mobile
from dialin.rules.reaching.reach import Reach, read_reach
from dialin.rules.refusals import Refused
from tests.every import every

LANDLINE, MOBILE = "+493023125010", "+4917139200012"
WHOLE = Reach(
    delivery="letter", email=" erna@example.org", callback=True, street=" Hauptstr.  5", postcode="D-67655",
    town="Kaiserslautern", contact="Frau  Jung (Tochter)", room="Zimmer 214", has_dial=True, called_by="person",
)  # fmt: skip


def test_everything_is_read_and_tidied() -> None:
    assert read_reach(WHOLE, LANDLINE) == {
        "delivery": "letter", "email": "erna@example.org", "callback": True, "street": "Hauptstr. 5",
        "postcode": "67655", "town": "Kaiserslautern", "address": None, "contact": "Frau Jung (Tochter)",
        "room": "Zimmer 214", "has_dial": True, "called_by": "person",
    }  # fmt: skip


def test_what_is_left_out_is_nothing() -> None:
    read = read_reach(Reach(), None)
    assert not isinstance(read, Refused)
    assert {name for name, value in read.items() if value} == {"delivery", "called_by"}


@every(
    ("changes", "field"),
    [
        ({"delivery": "pigeon"}, "delivery"),
        ({"called_by": "nobody"}, "called_by"),
        ({"email": "erna"}, "email"),
        ({"delivery": "email", "email": ""}, "email"),
        ({"postcode": "1067"}, "postcode"),
        ({"street": "x" * 101}, "street"),
        ({"town": "x" * 81}, "town"),
        ({"address": "x" * 301}, "address"),
        ({"contact": "x" * 121}, "contact"),
        ({"contact": "a\0"}, "contact"),
        ({"room": "x" * 41}, "room"),
        ({"delivery": "sms"}, "delivery"),
    ],
)
def test_what_cannot_be_kept_or_delivered_is_refused_at_its_field(changes: dict[str, Any], field: str) -> None:
    refused = read_reach(replace(WHOLE, **changes), LANDLINE)
    assert isinstance(refused, Refused)
    assert refused.field == field


@every("delivery", ["call", "sms"])
def test_whoever_left_no_number_cannot_be_called_with_the_pin(delivery: str) -> None:
    refused = read_reach(Reach(delivery=delivery), None)
    assert isinstance(refused, Refused)
    assert refused.field == "phone"


@every(
    ("phone", "answer"),
    [
        (MOBILE, True), ("+4915228817386", True), ("+491602312501", True), (LANDLINE, False), ("+4932231250", False),
        ("+436601234567", True), ("+4312345678", False), ("+41791234567", True), ("+41443123456", False),
        ("+33612345678", True), ("+12125550123", True), ("+999123456", False),
    ],
)  # fmt: skip
def test_an_sms_goes_to_mobile_telephones_alone(phone: str, answer: bool) -> None:
    assert is_mobile(phone) is answer
    assert isinstance(read_reach(Reach(delivery="sms"), phone), Refused) is not answer


def test_a_letter_may_want_an_address_that_comes_later() -> None:
    assert not isinstance(read_reach(Reach(delivery="letter"), None), Refused)
