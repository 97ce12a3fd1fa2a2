"""Each setting that is wrong, unknown or missing, with the sentence that every command refuses it by."""

from dialin.cli.doctor.findings import Check, Finding, fine, worth_a_look, wrong_as_refused
from dialin.cli.doctor.house import House
from dialin.config import Settings, SettingsRefused, names_in, not_named_yet, read_settings
from dialin.demands import unproved, unusable

NAME = "settings"


def judged_settings(*, is_to_fix: bool) -> tuple[list[Check], House | None]:
    """The checks, and the house without what is wrong; None where nobody knows what is set."""
    lines: list[str] = []
    settings: Settings | None
    try:
        settings = read_settings()
    except SettingsRefused as refused:
        settings, lines = refused.rest, str(refused).splitlines()
    if settings is not None:
        lines += not_named_yet(unusable(settings), lines)
        lines += not_named_yet(list(unproved(settings)), lines)
    found = [wrong_as_refused(line) for line in lines] or _well(settings)
    house = None if settings is None else House(settings, names_in(lines), is_to_fix)
    return [Check(NAME, one.kind, one.says, one.mend) for one in found], house


def _well(settings: Settings | None) -> list[Finding]:
    if settings is not None and not settings.check_signatures:
        return [
            worth_a_look(
                "DIALIN_CHECK_SIGNATURES is false: this is a trial, and only this machine is answered.",
                "Remove it before the line is public.",
            )
        ]
    return [fine(f"{len(settings.model_fields_set) if settings else 0} are set, and each can be used.")]
