"""The stages in which an attendee gets the PIN: how, when ready, read, and checked."""
