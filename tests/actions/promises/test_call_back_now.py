"""A promised call-back goes wherever the city may call by itself, and a refusal names the number that it is about."""

from dialin.actions.promises.call_back_now import call_back_now, desk_calls
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store import call_backs
from dialin.store.events import load_event
from tests.building import EVENING, make_event

IN_AUSTRIA, DESK = "+4315121234", "030 23125901"


def click(services: Services, *, abroad: tuple[str, ...], desk: str = DESK) -> tuple[Refused | None, int]:
    """What is refused, and how many calls are ordered."""
    event_id = make_event(services)
    row = {"event_id": event_id, "call_id": None, "number": IN_AUSTRIA, "promised_at": EVENING}
    with services.acting("test") as act:
        call_backs.add_call_back(act, row)
        event = load_event(act, event_id)
        refused = call_back_now(act, event, 1, desk, abroad=abroad)
        promise = call_backs.load_call_back(act, 1)
        assert promise is not None
        return refused, len(desk_calls(act, event, promise))


def test_a_country_that_may_be_called_is_called_back(services: Services) -> None:
    assert click(services, abroad=("43",)) == (None, 1)


def test_another_country_is_refused_and_its_number_named(services: Services) -> None:
    refused, ordered = click(services, abroad=())
    assert ordered == 0
    assert "is abroad" in str(refused)


def test_what_is_refused_about_the_desk_stands_at_its_field(services: Services) -> None:
    refused, ordered = click(services, abroad=("43",), desk="0031 20 1234567")
    assert ordered == 0
    assert refused is not None
    assert refused.field == "desk"
