"""Turns to TwiML: the only room that knows the markup."""
