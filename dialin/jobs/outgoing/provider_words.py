"""What the provider has answered, for the list: its own words repeat the number, and are in one language."""

from dialin.provider.promise import ProviderTrouble, RequestRefused
from dialin.rules.outgoing.words import Outcome
from dialin.rules.refusals import mark

NO_NUMBER = mark("The provider says that there is no such number. Correct it, or choose another way.")
NO_CALLS_THERE = mark("The provider may not call this number. Have that changed there, or choose another way.")
NO_ANSWER = mark("The provider does not answer.")
BUSY = mark("The provider takes nothing at the moment.")
REFUSED = mark("The provider refuses it for now. Whoever runs dialin finds the reason in its log.")
# The provider's codes for a number that nobody can be reached at, and for one that the account may not call.
CALL_REFUSALS = {
    **dict.fromkeys((21211, 21214, 21217, 21401), (Outcome.UNREACHABLE, NO_NUMBER)),
    **dict.fromkeys((13227, 21215, 21216, 32205), (Outcome.BLOCKED, NO_CALLS_THERE)),
}


def reason_to_wait(trouble: ProviderTrouble) -> str:
    """Why it is tried again later."""
    if not isinstance(trouble, RequestRefused):
        return NO_ANSWER
    return BUSY if trouble.is_passing else REFUSED


def for_log(trouble: ProviderTrouble) -> str:
    """By numbers alone."""
    if not isinstance(trouble, RequestRefused):
        return NO_ANSWER
    return f"The provider answers {trouble.status}, code {trouble.code}."
