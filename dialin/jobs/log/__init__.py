"""Duties that keep the audit log whole."""
