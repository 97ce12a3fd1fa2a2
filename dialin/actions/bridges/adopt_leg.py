"""Ties an attempt to the call that the provider made of it."""

from sqlalchemy import Connection

from dialin.store.bridge_legs import adopt_sid, find_leg_by_sid


def adopt_leg(connection: Connection, token: str, sid: str) -> bool:
    """Whether the attempt is being dialled and this is its call now; one that another attempt has stays there."""
    holder = find_leg_by_sid(connection, sid)
    return (holder is None or holder.token == token) and adopt_sid(connection, token, sid)
