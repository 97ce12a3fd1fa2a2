"""Alembic's entry: runs on the connection it is handed, in that connection's transaction."""

from typing import Any, Literal

from alembic import context

from dialin.store.database import UTCDateTime
from dialin.store.tables import metadata


def _render(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """A migration stands for itself: it must not change when our own types do."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UTCDateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=_render,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
