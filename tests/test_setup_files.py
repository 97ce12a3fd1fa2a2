"""The files that set dialin up say what the code says, and give nothing away."""

import json
import os
import re
import shutil
import tomllib
from pathlib import Path

import click
from ruamel.yaml import YAML

from dialin.cli.main import COMMANDS, dialin
from dialin.config import Settings
from tests.every import every

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FIELDS = {str(field.alias): field for field in Settings.model_fields.values()}
SECRET = re.compile(r"SECRET|TOKEN|PASSWORD|API_KEY")
SETTINGS_LEFT_OUT = {"DIALIN_CHECK_SIGNATURES", "DIALIN_HOME"}  # in production they are checked; the image has one
BROWSER_REQUIRED = bool(os.environ.get("DIALIN_REQUIRE_BROWSER"))  # read now: tests see no setting of the machine


def _leaves(name: str, command: click.Command) -> list[str]:
    if isinstance(command, click.Group):
        return [leaf for sub, inner in command.commands.items() for leaf in _leaves(f"{name} {sub}", inner)]
    return [name]


def _command_names() -> set[str]:
    context = click.Context(dialin)
    loaded = {name: dialin.get_command(context, name) for name in COMMANDS}
    return {leaf for name, command in loaded.items() for leaf in _leaves(f"dialin {name}", command)}


def _services() -> dict[str, dict]:
    return YAML(typ="safe").load(ROOT / "docker-compose.yml")["services"]


def _row(name: str) -> str:
    return next((line for line in README.splitlines() if line.startswith(f"| `{name}` ")), "")


def _commands_of_table() -> set[str]:
    table = README.split("\n## Commands\n")[1].split("\n## ")[0]
    first_cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return {name for cell in first_cells for name in re.findall(r"`(dialin [a-z -]+)`", cell)}


def test_the_readme_lists_exactly_the_commands_there_are():
    assert _commands_of_table() == _command_names()


@every("name", FIELDS)
def test_the_readme_explains_every_setting_with_its_default(name):
    default = FIELDS[name].default
    shown = f"`{json.dumps(default) if isinstance(default, bool) else default}`"
    assert _row(name)
    assert not isinstance(default, bool | str) or shown in _row(name)


def test_the_readme_explains_no_setting_that_is_gone():
    assert set(re.findall(r"^\| `([A-Z_]+)` ", README, re.MULTILINE)) == FIELDS.keys()


@every("document", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md"])
def test_what_a_document_links_to_exists(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    linked = re.findall(r"\]\(([^):#]+)\)", text)
    assert [path for path in linked if not (ROOT / path).exists()] == []


@every("target", ["demo", "test", "check"])
def test_each_make_target_is_there_and_builds_what_it_needs(target):
    assert re.search(rf"^{target}: \$\(STAMP\)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_commands_of_the_readme_are_the_ones_that_ci_runs():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    check = re.search(r"^check: .*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert "make demo" in README
    assert "make test" in README
    assert check is not None
    assert "\t$(MAKE) test\n" in check[1]
    assert re.search(r"^make check$", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_constraints_are_pins_and_nothing_else():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9.-]+==[a-z0-9.]+", line)] == []
    assert [line for line in lines if re.search("://|index|find-links", line)] == []


def test_every_dependency_is_pinned():
    pinned = {line.split("==")[0] for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    names = {re.match(r"[A-Za-z0-9-]+", text)[0].lower() for text in wanted}
    assert names - pinned == set()


def test_the_compose_file_demands_its_secrets_and_has_none():
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    assert "${DIALIN_SECRET_KEY:?" in text
    for name, then in re.findall(r"\$\{([A-Z_]+)([^}]*)\}", text):
        assert not SECRET.search(name) or then == ":-" or then.startswith(":?"), f"{name} has a default"
    for service in _services().values():
        for name, value in service["environment"].items():
            assert not SECRET.search(name) or re.fullmatch(r"\$\{[^}]*\}", value), f"{name} is written down"
            assert not re.search(r"://[^$@/]+:[^$@/]*@", value), f"{name} holds a password"


@every("service", ["web", "worker", "migrate"])
def test_every_setting_reaches_the_containers(service):
    assert FIELDS.keys() - _services()[service]["environment"].keys() == SETTINGS_LEFT_OUT


def test_the_containers_that_stay_have_a_health_check_and_wait_for_the_migration():
    services = _services()
    assert all(services[name]["healthcheck"]["test"] for name in ("web", "worker", "db"))
    for name in ("web", "worker"):
        assert services[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"


def test_the_image_runs_as_nobody_in_particular():
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("USER ")] == ["USER dialin"]
    assert any("-c constraints.txt" in line for line in lines)


def test_there_is_a_browser_where_one_is_required():
    found = [name for name in ("chromium", "chromium-browser", "google-chrome") if shutil.which(name)]
    assert found or not BROWSER_REQUIRED
