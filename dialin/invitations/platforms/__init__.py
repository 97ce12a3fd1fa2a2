"""One reader per platform: how its invitations are known, which code is the room's, in what order keys go out."""
