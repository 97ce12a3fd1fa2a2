"""Reads the settings: from the environment and the .env file of the home folder, refusing whatever is no setting."""

import os
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dialin.config.names import read_names, unknown_names
from dialin.config.settings import Settings, SettingsRefused

HOME = "DIALIN_HOME"
ALIASES = {name: str(field.alias) for name, field in Settings.model_fields.items()}


def read_settings(**given: Any) -> Settings:
    """Settings from the environment, overridden by `given`; raises `SettingsRefused` naming every wrong setting."""
    file = given.pop("_env_file") if "_env_file" in given else _usual_file()
    refused, is_readable = _wrong_names(file)
    values = {ALIASES.get(name, name): value for name, value in given.items()}
    values["_env_file"] = file if is_readable else None
    try:
        settings = Settings(**values)
    except ValidationError as wrong:
        refused += [_sentence(error) for error in wrong.errors()]
    else:
        if not refused:
            return settings
    raise SettingsRefused("\n".join(refused))


def _usual_file() -> Path | None:
    """The .env file of the home folder, which therefore cannot be named in it."""
    name = Settings.model_config.get("env_file")
    file = None if name is None else Path(os.environ.get(HOME) or ".") / str(name)
    return file if file is not None and file.exists() else None


def _wrong_names(file: Path | None) -> tuple[list[str], bool]:
    """What is wrong with the names, and whether the file can be read at all."""
    names, broken = ([], []) if file is None else read_names(file)
    known = set(ALIASES.values())
    moved = [f"{HOME} cannot be set in {file}, which lies there. Set it in the environment."] if HOME in names else []
    return [*unknown_names(os.environ, known), *unknown_names(names, known), *broken, *moved], bool(names or not broken)


def _sentence(error: Any) -> str:
    """What concerns several settings names them itself."""
    name = ".".join(str(part) for part in error["loc"])
    said = str(error["msg"]).removeprefix("Value error, ")
    return f"{name}: {said}" if name else said
