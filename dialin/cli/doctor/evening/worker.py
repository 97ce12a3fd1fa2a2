"""The background work goes on, and is not late."""

from collections.abc import Iterable

from dialin.cli.doctor.findings import Finding, fine, wrong
from dialin.cli.doctor.house import House
from dialin.store.workers import find_silence, lateness

START = "Start one: dialin worker (on SQLite dialin serve does it, unless told --no-worker)"


def look(house: House) -> Iterable[Finding]:
    with house.looking() as act:
        silence, late, now = find_silence(act), lateness(act), act.now
    if silence is not None:
        since = "" if silence.since is None else f" since {silence.since:%Y-%m-%d %H:%M:%S} UTC"
        yield wrong(
            f"No background worker has been seen{since}." if since else "No background worker is at work.", START
        )
    elif late:
        said = ", ".join(f"{name} by {(now - due).total_seconds() / 60:.0f} min" for name, due in late.items())
        yield wrong(f"The background work is late: {said}.", "Look into its log; one that hangs is to be started anew.")
    else:
        yield fine("It is at work, and nothing is late.")
