"""Reads the settings: from the environment and the .env file of the home folder, refusing whatever is no setting."""

import logging
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dialin.config.misfits import misfits
from dialin.config.names import read_names, unknown_names
from dialin.config.settings import Settings, SettingsRefused

HOME = "DIALIN_HOME"
NAME = re.compile(r"\b(?:DIALIN|TWILIO)_[A-Z_]+\b")
INSTEAD = {"bool_parsing": "; write true or false", "int_parsing": "; write a whole number, such as 1"}
ALIASES = {name: str(field.alias) for name, field in Settings.model_fields.items()}

logging.getLogger("dotenv").setLevel(logging.ERROR)  # of a line that it cannot read the refusal says more


def read_settings(**given: Any) -> Settings:
    """Settings from the environment, overridden by `given`; raises `SettingsRefused` naming every wrong setting."""
    file = given.pop("_env_file") if "_env_file" in given else _usual_file()
    refused, is_readable = _wrong_names(file)
    values = {ALIASES.get(name, name): value for name, value in given.items()}
    values["_env_file"] = file if is_readable else None
    settings, wrong = _usable(values)
    refused += wrong
    refused += not_named_yet(misfits(settings), refused)
    if refused:
        # Where .env was not read, nobody knows what is missing.
        is_known = is_readable and not any(line.startswith(f"{HOME}:") for line in refused)
        raise SettingsRefused("\n".join(refused), settings if is_known else None)
    return settings


def not_named_yet(lines: Sequence[str], refused: Sequence[str]) -> list[str]:
    """Without those about a setting that something was said about already: it counts as not set by now."""
    named = names_in(refused)
    return [line for line in lines if not named & set(NAME.findall(line))]


def names_in(lines: Sequence[str]) -> frozenset[str]:
    """The names of settings that sentences speak of."""
    return frozenset(NAME.findall("\n".join(lines)))


def _usable(values: dict[str, Any]) -> tuple[Settings, list[str]]:
    """The settings, those with a wrong value as if they were not set, and a sentence for each of these."""
    try:
        return Settings(**values), []
    except ValidationError as wrong:
        errors = wrong.errors()
    defaults = {
        str(field.alias): field.get_default(call_default_factory=True) for field in Settings.model_fields.values()
    }
    wrong_ones = {str(error["loc"][0]) for error in errors}
    usable = Settings(**values | {name: defaults[name] for name in wrong_ones})
    return usable, [_sentence(error) for error in errors]


def _usual_file() -> Path | None:
    """The .env file of the home folder, which therefore cannot be named in it."""
    name = Settings.model_config.get("env_file")
    file = None if name is None else Path(os.environ.get(HOME) or ".") / str(name)
    return file if file is not None and os.path.lexists(file) else None


def _wrong_names(file: Path | None) -> tuple[list[str], bool]:
    """What is wrong with the names, and whether the file can be read at all."""
    names, broken = ([], []) if file is None else read_names(file)
    known = set(ALIASES.values())
    moved = [f"{HOME} cannot be set in {file}, which lies there. Set it in the environment."] if HOME in names else []
    return [*unknown_names(os.environ, known), *unknown_names(names, known), *broken, *moved], bool(names or not broken)


def _sentence(error: Any) -> str:
    said = str(error["msg"]).removeprefix("Value error, ")
    return f"{error['loc'][0]}: {said}{INSTEAD.get(error['type'], '')}"
