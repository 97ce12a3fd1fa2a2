"""A server before it makes its processes: ends with the names of what each of them would have to do again."""

import sys

from sqlalchemy import event
from sqlalchemy.orm import Mapper, configure_mappers

import dialin.app  # noqa: F401 (as the server does first)
from dialin.cli.server import prepare
from dialin.prompts import catalogue
from dialin.sounds.music import music_file, tone_file

CACHED = {"music": music_file, "tone": tone_file, "prompts": catalogue._load}


def main() -> None:
    prepare()
    before = {name: made.cache_info().misses for name, made in CACHED.items()}
    left: list[str] = []
    event.listen(Mapper, "before_configured", lambda: left.append("tables"))
    configure_mappers()
    music_file(), tone_file(), catalogue.languages(), catalogue.load()
    left += [name for name, made in CACHED.items() if made.cache_info().misses != before[name]]
    sys.exit(", ".join(left) or 0)


if __name__ == "__main__":
    main()
