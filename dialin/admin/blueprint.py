"""Registers the staff pages."""

from flask import Flask


def register_admin(app: Flask) -> None:
    return None
