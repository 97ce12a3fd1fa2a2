"""A call of the account to its own number comes in there."""

from dialin.rehearsal import Leg
from tests.rehearsal.provider_client import client_of
from tests.rehearsal.webhooks import NUMBER, PUBLIC_URL, Webhooks, company_with

OTHER = "+493023125001"
KEYS = "<Pause length='2'/><Play digits='w4711'/><Pause length='30'/>"
ASKS = "<Gather input='dtmf' numDigits='4' timeout='9' action='/keyed'><Say>Guten Tag.</Say></Gather>"


def placed(keyed: str, *, asks: str = ASKS) -> tuple[Webhooks, Leg, Leg]:
    company, webhooks = company_with({"/placed": KEYS, "/incoming": asks, "/keyed": keyed})
    company.register_number(OTHER, voice_url=f"{PUBLIC_URL}/incoming")
    call = client_of(company).calls.create(to=OTHER, from_=NUMBER, url=f"{PUBLIC_URL}/placed")
    company.elapse(20)
    (there,) = [leg for leg in company.legs.values() if leg.direction == "inbound"]
    return webhooks, company.legs[call.sid], there


def test_the_number_hears_the_keys_of_the_call_and_when_it_hangs_up_the_call_is_over():
    webhooks, leg, there = placed("<Hangup/>")
    (keyed,) = webhooks.asked_at("/keyed")
    assert (keyed["Digits"], keyed["From"], keyed["To"]) == ("4711", NUMBER, OTHER)
    assert there.is_over
    assert (leg.status, leg.ended_because) == ("completed", "the other end is over")


def test_when_the_call_hangs_up_the_number_is_left():
    _webhooks, leg, there = placed("<Pause length='60'/>")
    assert not there.is_over
    leg.hang_up()
    assert there.is_over


def test_a_number_that_turns_calls_away_is_not_reached():
    _webhooks, leg, there = placed("<Hangup/>", asks="<Reject/>")
    assert there.is_over
    assert leg.status == "failed"
