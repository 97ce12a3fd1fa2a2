"""What differs between providers that speak TwiML: one small record for each, and what is made of it.

The house speaks as Twilio does. Forms are translated at the door before anybody reads them, and documents before they
leave; nobody in between knows which provider it is.
"""

from dialin.provider.dialects.choosing import CALL_IDS, dialect_of
from dialin.provider.dialects.dialect import Dialect, Markup, Scheme

__all__ = ["CALL_IDS", "Dialect", "Markup", "Scheme", "dialect_of"]
