"""Writes the transcript of every story, or of those that are named, and their index: python -m tests.stories.write."""

import logging
import sys
import tempfile
import traceback
from pathlib import Path

from dialin.config import read_settings
from tests.building import OFFICE
from tests.config.credentials import SECRET
from tests.conftest import ACCOUNT, PUBLIC_URL, TOKEN
from tests.databases import Databases
from tests.stories.index import index
from tests.stories.telling import STORIES
from tests.stories.test_stories import INDEX, LANGUAGES, TRANSCRIPTS, play


def main() -> int:
    """How many stories have failed; their transcripts stay as they were."""
    logging.disable()  # the faults that the stories order
    names, failures = sys.argv[1:] or list(STORIES), 0
    INDEX.write_text(index(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        databases = Databases(Path(folder))
        for language in LANGUAGES:
            (TRANSCRIPTS / language).mkdir(parents=True, exist_ok=True)
            for name in names:
                with databases.fresh("sqlite") as url:
                    settings = read_settings(
                        _env_file=None, database_url=url, public_url=PUBLIC_URL, secret_key=SECRET,
                        account_sid=ACCOUNT, auth_tokens=TOKEN, office=OFFICE,
                    )  # fmt: skip
                    try:
                        text = play(STORIES[name], settings, language)
                    except AssertionError as failed:
                        sys.stderr.write(f"{language} {name}: {failed!r}\n")
                        traceback.print_exc(limit=-1)
                        failures += 1
                        continue
                (TRANSCRIPTS / language / f"{name}.txt").write_text(text, encoding="utf-8")
        databases.close()
    return failures


if __name__ == "__main__":
    sys.exit(main())
