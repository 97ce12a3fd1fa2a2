"""The newest backup, where backups are kept beside the rest, is no older than it should be."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from dialin.cli.doctor.findings import Finding, fine, wrong
from dialin.cli.doctor.house import House
from dialin.clock import wall_clock
from dialin.crypto.sealed_files import HEAD

OLD = timedelta(days=2)  # one is made each night


def look(house: House) -> Iterable[Finding]:
    home = house.settings.home
    folders = [folder for folder in (home / "backups", home) if folder.is_dir()]
    files = [file for folder in folders for file in folder.glob("*.dialin") if file.is_file()]
    if not files:
        where = " and ".join(map(str, folders))
        if folders and folders[0].name == "backups":
            yield wrong(
                f"There is no backup in {folders[0]}.", "Run dialin backup, and see why the timer has made none."
            )
        else:
            yield fine(f"None lies in {where}; whether there are any elsewhere cannot be seen from here.")
        return
    newest = max(files, key=lambda file: file.stat().st_mtime)
    made = datetime.fromtimestamp(newest.stat().st_mtime, UTC)
    with newest.open("rb") as file:
        is_ours = file.read(len(HEAD)) == HEAD
    if not is_ours:
        yield wrong(f"{newest} is no backup.", "See why: dialin restore --check FILE")
    elif wall_clock() - made > OLD:
        days = (wall_clock() - made).days
        yield wrong(f"The newest backup, {newest.name}, is {days} days old.", "See why the timer has made none since.")
    else:
        yield fine(f"The newest is {newest.name}. Whether it can be restored says: dialin restore --check {newest}")
