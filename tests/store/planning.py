"""A plan that PostgreSQL may choose on any day: it looks at a subquery again for each row."""

from sqlalchemy import text

from dialin.store.act import Act

WAYS = ("hashjoin", "mergejoin", "hashagg", "sort", "material", "memoize")


def let_it_look_again(act: Act) -> None:
    """Until the end of the transaction; SQLite has no such choice."""
    if act.connection.dialect.name == "postgresql":
        for way in WAYS:
            act.connection.execute(text(f"SET LOCAL enable_{way} = off"))
