"""The one place where DIALIN_PROVIDER is asked for."""

import re

from dialin.config import Settings
from dialin.provider.dialects.dialect import Dialect
from dialin.provider.dialects.signalwire import SIGNALWIRE
from dialin.provider.dialects.telnyx import TELNYX
from dialin.provider.dialects.twilio import TWILIO

DIALECTS = {"twilio": TWILIO, "signalwire": SIGNALWIRE, "telnyx": TELNYX}
# Of whichever provider: the door has looked whether it is its own. A shorter one would be a piece of some call's.
CALL_IDS = re.compile("|".join(f"(?:{dialect.call_id})" for dialect in DIALECTS.values()))


def dialect_of(settings: Settings) -> Dialect:
    return DIALECTS[settings.provider_name]
