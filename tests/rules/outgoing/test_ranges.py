"""Some numbers are never called or written to by themselves, and each refusal says what to do instead."""

from dialin.rules.outgoing.ranges import refuse_call, refuse_sms
from tests.every import every

MOBILES = ("+491713920001", "+4915228817386")
LANDLINES = ("+493023125000", "+492214710012", "+493212345678")


@every("number", [*MOBILES, *LANDLINES])
def test_ordinary_german_lines_are_called(number):
    assert refuse_call(number) is None


@every(
    ("number", "says"),
    [
        ("+49110", "service"), ("+49112", "service"), ("+49115", "service"), ("+49116117", "service"),
        ("+4911833", "service"), ("+4919222", "service"), ("+4963119222", "service"), ("+4930110", "service"),
        ("+49900123456", "premium"), ("+491805123456", "premium"), ("+4913723456", "premium"),
        ("+497001234567", "premium"), ("+498001234567", "service"), ("+491901234567", "premium"),
        ("+4932", "cannot be called"), ("+491683456789", "pager"), ("+491642345678", "pager"),
        ("+881612345678", "satellite"), ("+870773111222", "satellite"), ("+88213300655", "satellite"),
        ("+979123456789", "worldwide"), ("+80012345678", "worldwide"),
        ("+43900123456", "premium"), ("+19005550100", "premium"), ("+447012345678", "premium"),
        ("+43664123456", "abroad"), ("+447911123456", "abroad"), ("+12125550100", "abroad"),
        ("+999123456", "cannot be called"), ("+431", "cannot be called"), ("030 23125000", "cannot be called"),
        ("", "cannot be called"), ("+49 30 23125000", "cannot be called"), ("+4930231250001234567", "cannot be called"),
        ("sip:anna@example.org", "cannot be called"), ("+4930231250001", None),
    ],
)  # fmt: skip
def test_numbers_that_cost_or_disturb_are_never_called(number, says):
    refused = refuse_call(number)
    assert (refused is None) if says is None else (says in str(refused))
    assert refused is None or refused.field == "phone"


def test_a_country_that_is_allowed_is_called_and_its_premium_numbers_are_not():
    assert refuse_call("+43664123456", {"43", "41"}) is None
    assert "abroad" in str(refuse_call("+447911123456", {"43", "41"}))
    assert "premium" in str(refuse_call("+43900123456", {"43"}))
    assert "satellite" in str(refuse_call("+881612345678", {"881"}))


def test_an_sms_goes_to_mobile_numbers_only_and_the_reason_is_said():
    assert [refuse_sms(number) for number in MOBILES] == [None, None]
    for number in LANDLINES:
        assert "landlines get no SMS" in str(refuse_sms(number))
    assert "pager" in str(refuse_sms("+491683456789"))
    assert "abroad" in str(refuse_sms("+43664123456"))
    assert refuse_sms("+43664123456", {"43"}) is None
    assert "landlines get no SMS" in str(refuse_sms("+4312345678", {"43"}))
