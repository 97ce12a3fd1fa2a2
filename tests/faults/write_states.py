"""Writes down how this version saves each state: python -m tests.faults.write_states, once for each version."""

import json
from pathlib import Path

from dialin.dialogue.saved import dump
from tests.dialogue.everything import EVERY_STATE

KEPT = Path(__file__).with_name("saved_states.json")


def saved_now() -> list[dict[str, object]]:
    """One of each stage, the one that holds most."""
    found: dict[str, dict[str, object]] = {}
    for state in EVERY_STATE:
        saved = json.loads(dump(state, longest_pin=8))
        if len(json.dumps(saved)) > len(json.dumps(found.get(saved["stage"], {}))):
            found[saved["stage"]] = saved
    return [found[stage] for stage in sorted(found)]


if __name__ == "__main__":
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in saved_now())
    KEPT.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
