"""What `dialin attendee import` says: who was registered, which lines were not, and what was read between them."""

import click

from dialin.actions.attendees.import_attendees import Imported
from dialin.cli.output import columns, show_one, tell
from dialin.lists.read_table import Table
from dialin.rules.refusals import Notice

COUNTS = ("registered", "already", "seated", "waiting")


def report_import(table: Table, imported: Imported, *, as_json: bool, is_tried: bool = False) -> None:
    """is_tried: nobody was registered, and the report says what would be."""
    if table.ignored:
        tell(f"Columns that were not read: {', '.join(table.ignored)}")
    if table.others:
        tell(f"Sheets that were not read: {', '.join(table.others)}")
    if as_json:
        _show_document(table, imported)
        return
    said = [(notice.line, "read", str(notice)) for notice in _notices(table, imported)]
    refused = [(row.line, "not registered", str(row.reason)) for row in imported.rejected]
    if said or refused:
        rows = sorted((*said, *refused), key=lambda row: row[0] or 0)
        click.echo(columns(["line", "was", "because"], [(line or "all", *what) for line, *what in rows]))
    begins = "Would be: " if is_tried else ""
    click.echo(
        f"{begins}{imported.registered} registered ({imported.seated} seated, {imported.waiting} on the waiting list), "
        f"{imported.already} registered before, {len(imported.rejected)} rejected."
    )


def _notices(table: Table, imported: Imported) -> list[Notice]:
    return sorted((*table.notices, *imported.notices), key=lambda notice: notice.line or 0)


def _show_document(table: Table, imported: Imported) -> None:
    counts = {name: getattr(imported, name) for name in COUNTS}
    lists = {
        "rejected": [{"line": row.line, "reason": str(row.reason)} for row in imported.rejected],
        "notices": [{"line": notice.line, "notice": str(notice)} for notice in _notices(table, imported)],
        "unread_columns": list(table.ignored),
        "other_sheets": list(table.others),
    }
    show_one(counts | lists, as_json=True)
