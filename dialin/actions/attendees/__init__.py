"""Registrations: taking them, importing them, cancelling them."""
