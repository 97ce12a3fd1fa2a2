"""Ways into videoconferences, platform by platform: their names, and how their dial-ins take keys."""
