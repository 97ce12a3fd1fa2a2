"""Every stage of the main menu, of registering and of one's own seat, and what the house may answer there."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from dialin.dialogue import states
from dialin.dialogue.asks import Ask
from dialin.dialogue.inputs import Input, PinAccepted, PinOfAnotherDay, RegistrationCancelled
from dialin.dialogue.menu import asks
from dialin.dialogue.menu import outcomes as told
from dialin.dialogue.menu import states as menu
from dialin.dialogue.menu.drafts import Draft
from dialin.dialogue.states import State

DRAFT = Draft(name="RE1", phone="+493023125010")
OFFERED = tuple(
    told.EventOffer(place, f"Digitaltag {place}", datetime(2026, 6, 18 + place, 18, tzinfo=UTC))
    for place in range(1, 5)
)

MENU_STAGES: tuple[State, ...] = (
    states.PinEntry(for_seat=True, in_window=False),
    states.CallBackOffer(back=states.TooEarly(), closed=True),
    states.CallBackOffer(back=menu.MainMenu(), rounds=1),
    states.CallBackNumber(back=states.TooEarly()),
    states.NumberEntry(draft=DRAFT, slips=2, misses=1),
    states.NumberEntry(back=states.TooEarly()),
    states.NumberRead("+493023125011", completed=True, draft=DRAFT),
    states.NumberRead("+493023125011", back=states.TooEarly()),
    menu.MainMenu(),
    menu.MainMenu(misses=5),
    menu.NoEvent(),
    menu.EventChoice(),
    menu.EventChoice(offered=(1, 2, 3), first=3),
    menu.RegistrationClosed(),
    menu.TwinQuestion(),
    menu.RegistrationStart(),
    menu.PrivacyNotice(),
    menu.PrivacyNotice(more=True),
    menu.VoiceConsent(),
    menu.SpokenDetail("name", DRAFT),
    menu.SpokenDetail("address", DRAFT, tries=2),
    menu.DetailReview("name", DRAFT, "RE1"),
    menu.DetailReview("address", DRAFT, "RE1", looks=4, misses=2),
    menu.NumberKnown(DRAFT),
    menu.CallBackWish(DRAFT),
    menu.Enrolment(DRAFT),
    menu.WaitingOffer(DRAFT, position=2),
    menu.QuestionOffer(DRAFT),
    menu.PinHandover(DRAFT),
    menu.PinReady(DRAFT),
    menu.PinReading(DRAFT),
    menu.PinReading(again=True, misses=1),
    menu.PinCheck(DRAFT, tries=1),
    menu.RegistrationDone(DRAFT),
    menu.KnownLine(),
    menu.MySeat(),
)

MENU_OUTCOMES: tuple[Input, ...] = (
    told.EventsListed(()),
    told.EventsListed(OFFERED[:1]),
    told.EventsListed(OFFERED),
    told.EventChosen(),
    told.EventChosen(has_twin=True),
    told.LineUnknown(),
    told.CallerRegistered(),
    told.CallerRegistered(position=2),
    told.NoSeatFree(2),
    told.CallerRefused(),
    told.OwnSeat(),
    told.OwnSeat(position=1, is_own_line=True),
    told.PinOpened("748290"),
    told.PinWithheld(),
    told.PinCompared(is_same=True),
    told.PinCompared(is_same=False),
    told.RegistrationRestored(),
    told.RegistrationRestored(position=3),
    told.NotRestored(),
)

# Before a call belongs to an event, and what leads it to one.
BEFORE_AN_EVENT = (
    states.NumberEntry, states.NumberRead, menu.MainMenu, menu.NoEvent, menu.EventChoice, menu.KnownLine,
)  # fmt: skip
LEADING_TO_AN_EVENT = (told.EventChosen, told.CallerRegistered, told.RegistrationRestored, told.CallerRefused)

_POSITION = st.one_of(st.none(), st.integers(1, 9))


def a_menu_answer(ask: Ask) -> st.SearchStrategy[Input]:
    """Anything that the house may answer to this."""
    match ask:
        case asks.ListEvents():
            return st.builds(told.EventsListed, st.integers(0, 4).map(lambda count: OFFERED[:count]))
        case asks.ChooseEvent():
            return st.builds(told.EventChosen, st.booleans())
        case asks.EnterByLine():
            return st.sampled_from([told.LineUnknown(), PinAccepted(1, 1, "de"), PinOfAnotherDay(1, 1, "de")])
        case asks.RegisterCaller():
            return st.one_of(
                st.builds(told.CallerRegistered, _POSITION), st.just(told.NoSeatFree(2)), st.just(told.CallerRefused())
            )
        case asks.LookAtOwnSeat():
            return st.one_of(st.builds(told.OwnSeat, _POSITION, st.booleans()), st.just(RegistrationCancelled()))
        case asks.OpenOwnPin():
            return st.sampled_from([told.PinOpened("748290"), told.PinWithheld()])
        case asks.CompareOwnPin(digits):
            return st.just(told.PinCompared(is_same=digits == "748290"))
        case _:
            return st.one_of(st.builds(told.RegistrationRestored, _POSITION), st.just(told.NotRestored()))
