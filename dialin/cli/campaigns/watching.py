"""Waits at the terminal until a campaign has told everybody whom it can tell by itself."""

import sys
import threading
from zoneinfo import ZoneInfo

import click

from dialin.actions.outgoing.campaigns.means import means_of
from dialin.actions.outgoing.campaigns.show_campaign import Progress, show_campaign
from dialin.services import Services
from dialin.store.events import Event

LOOKS_EVERY = 2.0  # seconds


def watch_campaign(services: Services, event: Event, progress: Progress, *, as_json: bool) -> Progress:
    """As it stands at the end, or when it has been stopped. A bar shows on a terminal."""
    pause, means = threading.Event(), means_of(services.settings)
    is_shown = not as_json and sys.stderr.isatty()
    with click.progressbar(
        length=max(1, progress.people), file=sys.stderr, hidden=not is_shown, item_show_func=lambda text: text
    ) as bar:
        while True:
            bar.length = max(1, progress.people)
            bar.update(progress.people - progress.left - bar.pos, _until(event, progress))
            if not progress.is_running or progress.left <= progress.left_by_hand:
                return progress
            pause.wait(LOOKS_EVERY)
            with services.looking() as act:
                progress = show_campaign(act, event, progress.kind, means)


def _until(event: Event, progress: Progress) -> str:
    if progress.expected_end is None:
        return ""
    return f"until {progress.expected_end.astimezone(ZoneInfo(event.timezone)):%H:%M}"
