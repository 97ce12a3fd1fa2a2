"""Settings: read once from the environment or a .env file, frozen, and loud about which name is wrong."""

from dialin.config.misfits import unsafe
from dialin.config.reading import names_in, not_named_yet, read_settings
from dialin.config.settings import Settings, SettingsRefused
from dialin.config.values import at_home, is_loopback

__all__ = [
    "Settings",
    "SettingsRefused",
    "at_home",
    "is_loopback",
    "names_in",
    "not_named_yet",
    "read_settings",
    "unsafe",
]
