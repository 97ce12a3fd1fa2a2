"""The languages that the line speaks, by the files there are: for whoever does not need to read them."""

from pathlib import Path

BUILT_IN = Path(__file__).parent / "catalogues"


def spoken_languages() -> tuple[str, ...]:
    return tuple(path.stem for path in sorted(BUILT_IN.glob("*.toml")))
