"""What no reviewer should have to look for: rules that can be read off the sources."""

import ast
import re
from pathlib import Path

import pytest

from tests.every import every
from tests.sources import (
    LINES,
    LONGEST_FILE,
    LONGEST_FUNCTION,
    LONGEST_TEST,
    MOST_FILES,
    ROOT,
    SEATS,
    Guarded,
    called,
    calls_of,
    circles,
    defined_names,
    imports_of,
    lengths_of_functions,
    modules_named_in,
    sources,
    writers_of,
    writes_of,
)

DIALIN = dict(sources("dialin"))
TESTS = dict(sources("tests"))
STORES = {SEATS: "dialin/store/seats.py", LINES: "dialin/store/direct_lines.py"}
STAGES, STAGE = "dialin.dialogue.stages", re.compile(r"dialin/dialogue/stages/\w+/(?!__init__)\w+\.py")
MANY_TABLES = {"dialin/store"}  # one file per table, and no table is hidden in another's file


def by(found: dict[str, object]) -> list[str]:
    return sorted(path for path, some in found.items() if some)


# The one door to a seat and to a line into the videoconference.


@pytest.mark.parametrize("table", STORES, ids=lambda table: table.name)
def test_only_the_own_store_writes_the_tables_of_seats_and_lines(table: Guarded) -> None:
    writing = by({path: writes_of(table, tree) for path, tree in DIALIN.items() if "/migrations/" not in path})
    assert writing == [STORES[table]]


@every(
    "line",
    [
        "update(SeatTable).values(call_id=1)",
        "connection.execute(insert(seats.SeatTable), rows)",
        "delete(SeatTable).where(SeatTable.id == 1)",
        "table_of(SeatTable).update()",
        "SeatTable.__table__.insert()",
        "session.add(SeatTable(number=1))",
        "text('UPDATE seat SET call_id = 1')",
        "text(f'DELETE  FROM seat WHERE id = {one}')",
        "text('INSERT OR REPLACE INTO public.seat VALUES (1)')",
        "insert_or(table_of(SeatTable), connection)",
        "update(tables.seats.SeatTable)",
        "from dialin.store.seats import SeatTable as Place",
        "places = table_of(SeatTable)",
        "metadata.tables['seat'].update()",
    ],
)
def test_a_line_that_writes_seats_would_be_found(line: str) -> None:
    assert writes_of(SEATS, ast.parse(line))
    as_lines = (
        line.replace("SeatTable", "DirectLineTable").replace("seat ", "direct_line ").replace("'seat'", "'direct_line'")
    )
    assert writes_of(LINES, ast.parse(as_lines))


@every(
    "line",
    [
        "select(SeatTable.id)",
        "exists().where(SeatTable.attendee_id == 1)",
        "update(Call)",
        "SeatTable.number",
        "from dialin.store.seats import SeatTable",
        "number = row['seats']",
    ],
)
def test_a_line_that_reads_seats_is_none_of_them(line: str) -> None:
    assert not writes_of(SEATS, ast.parse(line))


WRITERS = {
    SEATS: {
        "sit_in_own_seat", "sit_in_unused_seat", "take_over_own_seat", "allocate_free_seat", "leave_seat",
        "claim_next", "send_away", "let_stay", "give_up_seat", "end_holds", "empty_seats", "add_seats",
        "drop_free_seats", "keep_unused_seat",
    },
    LINES: {
        "take_line", "hand_line_over", "free_line", "free_lines_of_absent", "add_lines", "drop_free_lines",
        "drop_all_lines",
    },
}  # fmt: skip


@pytest.mark.parametrize("table", STORES, ids=lambda table: table.name)
def test_only_the_seat_actions_call_what_writes_seats_and_lines(table: Guarded) -> None:
    store = STORES[table]
    writers = writers_of(table, DIALIN[store])
    assert writers == WRITERS[table]
    module = store.removesuffix(".py").replace("/", ".")
    outside = {
        path: [name for name in imports_of(tree, module) + calls_of(tree, module.rpartition(".")[2]) if name in writers]
        for path, tree in DIALIN.items()
        if not path.startswith("dialin/actions/seats/")
    }
    assert by(outside) == []


# Time, transactions, markup, words.


def test_the_clock_is_read_in_one_place() -> None:
    readers = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time")
    reading = by({path: [call for call in called(tree) if call.endswith(readers)] for path, tree in DIALIN.items()})
    assert reading == ["dialin/clock.py"]


def test_no_query_hides_a_commit() -> None:
    assert (
        by({path: [call for call in called(tree) if call.endswith(".commit")] for path, tree in DIALIN.items()}) == []
    )


def test_only_one_room_knows_the_markup() -> None:
    knowing = by({path: imports_of(tree, "twilio.twiml.voice_response") for path, tree in DIALIN.items()})
    assert knowing
    assert all(path.startswith("dialin/voice/twiml") for path in knowing)


DOORS = ("cli/", "app.py", "voice/", "admin/", "monitoring/", "sounds/", "mapper/", "current.py")
WITH_A_PAGE = "rehearsal/"  # of its own: the telephone in the browser


def test_there_is_no_flask_below_the_doors() -> None:
    above = tuple(f"dialin/{room}" for room in (*DOORS, WITH_A_PAGE))
    inside = {path: tree for path, tree in DIALIN.items() if not path.startswith(above)}
    assert len(inside) > 200
    assert by({path: imports_of(tree, "flask") + imports_of(tree, "werkzeug") for path, tree in inside.items()}) == []


def test_nothing_is_opened_at_import() -> None:
    openers = ("create_engine", "open_database", "Flask", "create_app", "build_services", "Client", "read_settings")
    found = {}
    for path, tree in DIALIN.items():
        at_import = [node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign | ast.Expr)]
        found[path] = [call for node in at_import for call in called(node) if call.split(".")[-1] in openers]
    assert by(found) == []


def test_no_stage_imports_another() -> None:
    stages = {path: tree for path, tree in DIALIN.items() if STAGE.fullmatch(path)}
    assert len(stages) > 50
    assert by({path: modules_named_in(path, tree, STAGES) for path, tree in stages.items()}) == []


def test_a_stage_that_imports_another_would_be_found_in_whatever_form() -> None:
    for line in (
        "from dialin.dialogue.stages.pin.entry import hear",
        "from dialin.dialogue.stages.pin import entry",
        "from dialin.dialogue.stages import pin as other",
        "from dialin.dialogue import stages",
        "import dialin.dialogue.stages.pin.entry",
        "import dialin.dialogue.stages.pin.entry as other",
        "from .entry import hear",
        "from . import entry",
        "from ..pin.entry import hear",
        "from ... import stages",
        "def hear(state):\n    from dialin.dialogue.stages.pin.entry import hear",
        "if TYPE_CHECKING:\n    from dialin.dialogue.stages.pin import entry",
        "import_module('dialin.dialogue.stages.pin.entry')",
    ):
        assert modules_named_in("dialin/dialogue/stages/pin/heard.py", ast.parse(line), STAGES), line
    for line in (
        "from dialin.dialogue.words.pin import PinEntry",
        "from dialin.dialogue.registry import hears",
        "from dialin.dialogue.stages_of_life import born",
        "from ...words.pin import PinEntry",
        "PinEntry",
    ):
        assert not modules_named_in("dialin/dialogue/stages/pin/heard.py", ast.parse(line), STAGES), line


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(DIALIN) == []


def test_a_circle_is_found_also_where_only_the_type_checker_looks() -> None:
    trees = {
        "dialin/a.py": ast.parse("from dialin import b"),
        "dialin/b.py": ast.parse("if TYPE_CHECKING:\n    from dialin.c.d import Something"),
        "dialin/c/d.py": ast.parse("import dialin.a"),
        "dialin/e.py": ast.parse("import dialin.a"),
    }
    assert circles(trees) == [["dialin/a.py", "dialin/b.py", "dialin/c/d.py"]]


def test_only_what_plays_at_telephoning_knows_the_rehearsal() -> None:
    """A server that is not a demo cannot lead there by any mistake."""
    outside = {path: tree for path, tree in DIALIN.items() if not path.startswith("dialin/rehearsal/")}
    know = {path for path, tree in outside.items() if imports_of(tree, "dialin.rehearsal")}
    assert {path for path in know if not path.startswith(("dialin/cli/demo/", "dialin/cli/rehearse/"))} == {
        "dialin/cli/call.py"
    }


# Names and sizes.


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "base", "manager", "service"}
    assert sorted(path for path in DIALIN | TESTS if Path(path).stem in drawers) == []


def test_no_class_is_named_for_nothing() -> None:
    empty = ("Manager", "Helper", "Util", "Utils", "Data", "Info", "Base", "Service")
    named = {
        path: [name for name in defined_names(tree, ast.ClassDef) if name.endswith(empty)]
        for path, tree in DIALIN.items()
        if path != "dialin/store/database.py"  # SQLAlchemy's own word for what tables are declared on
    }
    assert by(named) == []


def test_no_file_is_longer_than_can_be_read_in_one_go() -> None:
    lengths = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in DIALIN | TESTS}
    limits = {path: LONGEST_TEST if path in TESTS else LONGEST_FILE for path in lengths}
    assert sorted(f"{path}: {lengths[path]}" for path in lengths if lengths[path] > limits[path]) == []


def test_files_keep_to_a_readable_length_on_the_whole() -> None:
    lengths = sorted(len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in DIALIN)
    assert lengths[len(lengths) // 2] <= 60
    assert lengths[int(len(lengths) * 0.95)] <= 160


def test_no_function_is_longer_than_a_page() -> None:
    too_long = [
        f"{path}: {name} {length}"
        for path, tree in (DIALIN | TESTS).items()
        for name, length in lengths_of_functions(tree)
        if length > LONGEST_FUNCTION
    ]
    assert too_long == []


def test_no_folder_holds_more_files_than_can_be_looked_over() -> None:
    folders = {str(Path(path).parent) for path in DIALIN | TESTS} - MANY_TABLES
    counts = {
        folder: len([path for path in (ROOT / folder).glob("*.py") if path.stem != "__init__"]) for folder in folders
    }
    assert sorted(f"{folder}: {count}" for folder, count in counts.items() if count > MOST_FILES) == []


def test_every_file_says_in_one_sentence_what_it_is_for() -> None:
    silent = [path for path, tree in DIALIN.items() if tree.body and not (ast.get_docstring(tree) or "").strip()]
    assert silent == []
