"""By which way somebody is told something, or why by none."""

from collections.abc import Collection
from dataclasses import dataclass

from dialin.rules.outgoing.outcomes import SENTENCES
from dialin.rules.outgoing.ranges import refuse_call, refuse_sms, without_number
from dialin.rules.outgoing.words import Outcome, Purpose, Way
from dialin.rules.refusals import Refused

NO_NUMBER = Refused("No telephone number is on file. Add one, or choose another way.", field="phone")
NO_EMAIL = Refused("No email address is on file. Add one, or choose another way.", field="email")
NO_ADDRESS = Refused("No address is on file. Add one, or choose another way.", field="street")
TOO_LATE_FOR_A_LETTER = Refused("A letter no longer arrives in time. Choose a call.", field="delivery")
NOT_TYPED_UP = Refused("Name and address are spoken so far. Type the registration up first.")
NO_MAIL_SERVER = Refused(
    "No mail server is set, so that no email is sent. Choose another way, or have DIALIN_SMTP_URL set.",
    field="delivery",
)
NO_SMS = Refused("The telephone provider sends no text messages for dialin. Choose another way.", field="delivery")
NO_CALLS = Refused(SENTENCES[Outcome.NO_CALLS])


@dataclass(frozen=True, slots=True)
class Reach:
    """How somebody can be reached. delivery: what they chose for their PIN. abroad: countries that may be called."""

    delivery: Way
    phone: str | None  # E.164
    email: str | None
    has_address: bool
    is_typed: bool  # their name and address are known in writing
    wants_person: bool  # no automatic call goes there, staff call
    wants_no_calls: bool  # "do not call again"
    letter_arrives: bool
    abroad: Collection[str] = ()
    can_mail: bool = True  # a mail server is set
    can_text: bool = True  # the provider sends SMS


def way_to_tell(reach: Reach, purpose: Purpose) -> Way | Refused:
    """The PIN goes by the way that was chosen for it, and a call at the start is a call; all else as it may arrive."""
    match purpose:
        case Purpose.PIN:
            return _chosen(reach)
        case Purpose.START:
            return _by_call(reach)
        case _:
            return _as_it_may(reach)


def _chosen(reach: Reach) -> Way | Refused:
    match reach.delivery:
        case Way.LETTER:
            return _refuse_letter(reach) or Way.LETTER
        case Way.CALL:
            return _by_call(reach)
        case Way.SMS:
            return _refuse_sms(reach) or Way.SMS
        case Way.EMAIL:
            return _refuse_mail(reach) or Way.EMAIL
        case Way.STAFF:
            return Way.STAFF


def _by_call(reach: Reach) -> Way | Refused:
    refused = _refuse_call(reach)
    return Way.STAFF if refused is None and reach.wants_person else refused or Way.CALL


def _as_it_may(reach: Reach) -> Way:
    """In the end a person takes care of it."""
    if reach.delivery is Way.SMS and _refuse_sms(reach) is None:
        return Way.SMS
    if reach.delivery is Way.EMAIL and _refuse_mail(reach) is None:
        return Way.EMAIL
    if not reach.wants_person and _refuse_call(reach) is None:
        return Way.CALL
    return Way.LETTER if _refuse_letter(reach) is None else Way.STAFF


def _refuse_call(reach: Reach) -> Refused | None:
    if reach.phone is None:
        return NO_NUMBER
    if reach.wants_no_calls:
        return NO_CALLS
    refused = refuse_call(reach.phone, reach.abroad)
    return None if refused is None else without_number(refused)


def _refuse_sms(reach: Reach) -> Refused | None:
    if not reach.can_text:
        return NO_SMS
    if reach.phone is None:
        return NO_NUMBER
    refused = refuse_sms(reach.phone, reach.abroad)
    return None if refused is None else without_number(refused)


def _refuse_mail(reach: Reach) -> Refused | None:
    if not reach.email:
        return NO_EMAIL
    return None if reach.can_mail else NO_MAIL_SERVER


def _refuse_letter(reach: Reach) -> Refused | None:
    if not reach.is_typed:
        return NOT_TYPED_UP
    if not reach.has_address:
        return NO_ADDRESS
    return None if reach.letter_arrives else TOO_LATE_FOR_A_LETTER
