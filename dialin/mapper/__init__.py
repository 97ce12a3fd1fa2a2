"""The front door for Jitsi: which PIN leads to which room, and by which numbers it is called."""
