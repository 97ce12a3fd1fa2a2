"""Typing up what was spoken at a registration by telephone."""
