"""What stands in contrib/ and in the lock file fits what dialin is."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path

from flask import Flask
from ruamel.yaml import YAML

from tests.every import every

ROOT = Path(__file__).parents[2]
CONTRIB = ROOT / "contrib"
NAMED = re.compile(r"\bdialin_[a-z_]+\b")


def metrics_of(app: Flask) -> set[str]:
    told = app.test_client().get("/metrics").text
    return {line.split()[2] for line in told.splitlines() if line.startswith("# TYPE dialin_")}


def test_rules_and_dashboard_ask_for_numbers_that_there_are(app: Flask) -> None:
    app.test_client().get("/voice/incoming")
    there = metrics_of(app) | {"dialin_voice_answers_total"}
    for path in ("prometheus/dialin.rules.yml", "grafana/dialin.json"):
        named = set(NAMED.findall((CONTRIB / path).read_text(encoding="utf-8")))
        assert named <= there, path
        assert len(named) > 4, path


def test_each_alert_says_what_to_do() -> None:
    rules = YAML(typ="safe").load(CONTRIB / "prometheus" / "dialin.rules.yml")
    alerts = [rule["alert"] for group in rules["groups"] for rule in group["rules"]]
    page = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    assert len(alerts) > 5
    assert [alert for alert in alerts if f"| {alert}" not in page] == []


def test_the_dashboard_is_one_that_can_be_read_in() -> None:
    board = json.loads((CONTRIB / "grafana" / "dialin.json").read_text(encoding="utf-8"))
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"]) > 5


@every("unit", sorted(path.name for path in (CONTRIB / "systemd").glob("*.service")))
def test_each_unit_runs_as_a_user_of_its_own_with_its_folder_only(unit: str) -> None:
    text = (CONTRIB / "systemd" / unit).read_text(encoding="utf-8")
    for line in ("User=dialin", "UMask=0077", "Environment=DIALIN_HOME=/var/lib/dialin", "NoNewPrivileges=true",
                 "ProtectSystem=strict", "ReadWritePaths=/var/lib/dialin", "CapabilityBoundingSet=",
                 "MemoryMax=1G"):  # fmt: skip
        assert f"\n{line}\n" in text, line


def test_what_a_power_cut_leaves_of_a_backup_is_deleted_when_backups_are() -> None:
    text = (CONTRIB / "systemd" / "dialin-backup.service").read_text(encoding="utf-8")
    deleted = re.search(r'-name "([^"]+)" -mtime \+6 -delete', text)
    assert deleted is not None
    for name in ("2026-06-19-0310.dialin", ".2026-06-19-0310.dialin.x8y_3z"):
        assert fnmatch(name, deleted[1])


def test_the_lock_file_pins_what_the_constraints_pin_each_with_its_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([a-z0-9.-]+==\S+)", lock, re.MULTILINE))
    assert pinned <= set((ROOT / "constraints.txt").read_text(encoding="utf-8").split())
    blocks = re.split(r"^(?=[a-z0-9.-]+==)", lock, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pinned) > 30
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in lock
