"""Staff see who wants no automatic calls and why, and take that back when they are asked to."""

from dialin.actions.outgoing.stop_calling import stop_calling
from dialin.store.attendees import load_attendee
from dialin.store.no_calls import not_called
from tests.admin.desk import Desk, acts
from tests.building import make_event, register_people
from tests.every import every

BUTTON = "Automatische Anrufe wieder erlauben"


@every(
    ("slug", "source", "said"),
    [("a", "caller", "hat darum gebeten"), ("b", "wrong_person", "dass die Nummer falsch ist")],
)
def test_it_is_shown_why_nobody_is_called_and_a_click_allows_it_again(
    desk: Desk, slug: str, source: str, said: str
) -> None:
    event_id = make_event(desk.services, slug=slug, number=None)
    (registered,) = register_people(desk.services, event_id, 1)
    page_of = f"/events/{slug}/attendees/{registered.attendee_id}"
    before = len(acts(desk.services))
    assert BUTTON not in desk.see(page_of)
    with desk.services.acting("test") as act:
        person = load_attendee(act, registered.attendee_id)
        assert person is not None
        assert person.phone is not None
        stop_calling(act, person.phone, source=source, event_id=event_id)
    page = desk.see(page_of)
    assert said in page
    assert BUTTON in page
    assert desk.send(f"{page_of}/allow-calls").location.endswith("done=calls_allowed")
    assert BUTTON not in desk.see(page_of)
    with desk.services.looking() as act:
        assert not_called(act, [person.phone]) == []
    assert acts(desk.services)[-1][1] == "calls.allow"
    desk.send(f"{page_of}/allow-calls")  # the button of an old page
    assert [what for _, what in acts(desk.services)[before:]].count("calls.allow") == 1
