"""Personal PINs: which may be issued, how far apart they stay, and the check digit that sees a slip."""
