"""Whom a letter is from."""

from dataclasses import dataclass

from dialin.config import Settings
from dialin.store.events import Event


@dataclass(frozen=True, slots=True)
class House:
    """contact: E.164 of whoever answers questions about it."""

    city: str | None
    contact: str | None


def house_of(settings: Settings, event: Event) -> House:
    return House(settings.city, settings.privacy_office or event.office or settings.office)
