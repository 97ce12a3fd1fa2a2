"""A plan that PostgreSQL may choose on any day: it looks at a subquery again for each row."""

from sqlalchemy import Connection, text

WAYS = ("hashjoin", "mergejoin", "hashagg", "sort", "material", "memoize")


def let_it_look_again(connection: Connection) -> None:
    """Until the end of the transaction; SQLite has no such choice."""
    if connection.dialect.name == "postgresql":
        for way in WAYS:
            connection.execute(text(f"SET LOCAL enable_{way} = off"))
