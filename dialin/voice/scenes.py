"""The scene of a call: what is true around it at this moment, looked up for every turn."""

from datetime import timedelta

from dialin.actions.outgoing.look_at_order import look_at_order
from dialin.actions.seats.offers.look_ahead import look_ahead
from dialin.actions.seats.offers.ways import offer_terms_of
from dialin.dialogue.saved import longest_pin_in
from dialin.dialogue.scene import Scene
from dialin.prompts.catalogue import switch_keys
from dialin.schedule import facts_of, office_is_open
from dialin.services import terms_of
from dialin.store.calls import Call
from dialin.voice.bound.webhooks import Webhook

HASTY = timedelta(seconds=3)  # after a turn: its second of silence, a key, and the second after which that is heard


def scene_of(webhook: Webhook, call: Call) -> Scene:
    event, terms = call.event, terms_of(webhook.settings)
    return Scene(
        now=webhook.act.now,
        language=call.language,
        city=webhook.settings.city,
        caller=call.caller,
        office=(event.office if event is not None else None) or webhook.settings.office,
        office_is_open=event is None or office_is_open(event, webhook.act.now),
        hours=(event.office_hours if event is not None else None) or "",
        is_hasty=timedelta(0) <= webhook.act.now - call.changed_at < HASTY,  # clocks may be set back
        privacy_office=webhook.settings.privacy_office,
        days_kept=terms.told,
        voice_days=terms.voices,
        dialled=call.dialled,
        longest_pin=longest_pin_in(call.state),
        event=None if event is None else facts_of(event, webhook.act.now),
        languages=switch_keys(call.language),
        hand_is_up=call.hand is not None,
        is_open=call.is_open,
        has_floor=call.has_floor,
        may_be_recorded=None if call.hand is None else call.hand.may_be_recorded,
        wants_music=call.wants_music,
        is_by_line=call.is_by_line,
        calls_out=webhook.settings.rest_credentials is not None and webhook.settings.public_url is not None,
        abroad=webhook.settings.call_abroad,
        seat_news=look_ahead(webhook.act, call, offer_terms_of(webhook.settings)),
        order=None
        if call.work_id is None
        else look_at_order(webhook.act, call.work_id, of=event, land=webhook.settings.land),
    )
