"""What of an event or a person was changed, by the words of its form, and the words of what is chosen there."""

from collections.abc import Mapping

from dialin.admin.labels import CALLED_BY, DELIVERIES
from dialin.rules.dial_strings import BRIDGE_SETTINGS
from dialin.rules.event_settings.plan import EVENT_SETTINGS
from dialin.rules.event_settings.setting import Group
from dialin.rules.refusals import mark

FIELDS: Mapping[str, str] = {
    **{name: setting.label for name, setting in (EVENT_SETTINGS | BRIDGE_SETTINGS).items()},
    "address": mark("Address"),
    "bridge": Group.BRIDGE,
    "callback": mark("wants to be called"),
    "called_by": mark("who calls"),
    "contact": mark("Whom to ask for"),
    "delivery": mark("PIN sent"),
    "email": mark("Email address"),
    "events": mark("Events"),
    "has_dial": mark("telephone with a dial"),
    "name": mark("Name"),
    "phone": mark("Telephone"),
    "postcode": mark("Postcode"),
    "role": mark("Role"),
    "room": mark("Room"),
    "street": mark("Street and number"),
    "town": mark("Town"),
}
CHOSEN: Mapping[str, Mapping[str, str]] = {"delivery": DELIVERIES, "called_by": CALLED_BY}
