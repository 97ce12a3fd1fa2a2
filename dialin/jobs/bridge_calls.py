"""The calls into videoconferences that `keep_bridges` has placed; no duty of its own."""

import logging
from datetime import timedelta

from dialin.actions.bridges.adopt_leg import adopt_leg
from dialin.actions.bridges.begin_leg import way_into
from dialin.actions.bridges.doubt_leg import doubt_leg
from dialin.actions.bridges.end_leg import end_leg
from dialin.provider.addresses import Addresses
from dialin.provider.promise import Placement, Provider, ProviderTrouble
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.bridge_legs import lock_leg
from dialin.store.events import Event

log = logging.getLogger(__name__)

LONGEST_CALL = timedelta(hours=4)  # more must be granted to an account
AFTER_THE_END = timedelta(hours=1)  # a leg ends by itself then, should nobody be left to hang it up
SEEN_BY = timedelta(seconds=5)  # after so long a call that was placed can be found at the provider


def place_leg(event: Event, token: str, *, services: Services, provider: Provider) -> None:
    """Dials for an attempt that is written down, and notes the call's id.

    Where only the provider's answer is lost, the call is looked for before another is placed.
    """
    try:
        sid = provider.place_call(_placement(event, token, services))
    except ProviderTrouble as trouble:
        log.warning("bridge leg of %s could not be placed: %s", event.slug, trouble)
        _give_up(token, trouble, services)
        return
    with services.acting(DIALIN) as act:
        adopt_leg(act, token, sid)
        is_surplus = lock_leg(act, token) is None
    if is_surplus:  # this worker was held up for longer than its lease, and another has dialled meanwhile
        provider.hang_up(sid)


def _placement(event: Event, token: str, services: Services) -> Placement:
    way, addresses = way_into(event), Addresses(services.settings.public_url or "")
    if way.dialled is None or way.called_from is None:
        raise ProviderTrouble("The event has no number of its own to call from.", is_passing=False)
    limit = min(LONGEST_CALL, event.ends - services.clock() + AFTER_THE_END)
    return Placement(
        to=way.dialled,
        from_=way.called_from,
        url=addresses.bridge_answered(token),
        status_url=addresses.bridge_status(token),
        limit_seconds=round(limit.total_seconds()),
    )


def _give_up(token: str, trouble: ProviderTrouble, services: Services) -> None:
    with services.acting(DIALIN) as act:
        leg = lock_leg(act, token)
        if trouble.may_be_done:
            doubt_leg(act, token, until=act.now + SEEN_BY)
        elif leg is not None:
            end_leg(act, leg, failure=str(trouble))
