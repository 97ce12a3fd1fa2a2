"""Reads dialin's sources as syntax trees."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE, LONGEST_TEST, LONGEST_FUNCTION, MOST_FILES = 250, 350, 40, 16
_WRITING = (
    r"\b(insert\s+(or\s+\w+\s+)?into|update(\s+only)?|delete\s+from|truncate(\s+table)?|merge\s+into)"
    r"\s+(\"?\w+\"?\.)?\"?"
)


@dataclass(frozen=True)
class Guarded:
    """A table that only one file of the store writes, and only some actions by it. mapped: the class's name."""

    name: str
    mapped: str

    @property
    def one(self) -> str:
        """The class, as an expression: with or without modules before it."""
        return rf"(?:\w+\.)*{self.mapped}"

    def is_named_by(self, written: str) -> bool:
        return re.fullmatch(rf"{self.one}(?:\.__table__)?|(?:\w+\.)?table_of\({self.one}\)", written) is not None

    def is_written_by(self, statement: str) -> bool:
        return re.search(rf"{_WRITING}{self.name}\b", statement, re.IGNORECASE) is not None


SEATS, LINES = Guarded("seat", "SeatTable"), Guarded("direct_line", "DirectLineTable")


def sources(folder: str) -> Iterator[tuple[str, ast.Module]]:
    """Every Python file below this folder, but the migrations, which are kept as they were drawn."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        if "versions" not in path.parts:
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def called(tree: ast.AST) -> list[str]:
    """What is called, as it is written: datetime.now, update, connection.execute."""
    return [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]


def imports_of(tree: ast.AST, module: str) -> list[str]:
    """The names taken from this module or from below it; its own name where it is imported whole."""
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module == module or (node.module or "").startswith(f"{module}.")):
            names += [alias.name for alias in node.names]
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names if alias.name.split(".")[0] == module]
    return names


def circles(trees: dict[str, ast.Module]) -> list[list[str]]:
    """The modules that import each other, directly or around, also where only the type checker looks."""
    reach = {path: _modules_imported(path, tree, trees) for path, tree in trees.items()}
    grows = True
    while grows:
        grows = False
        for path, known in reach.items():
            wider = known.union(*(reach[other] for other in known))
            grows = grows or wider != known
            reach[path] = wider
    around = {path: {other for other in known if path in reach[other]} for path, known in reach.items()}
    return sorted(map(list, {tuple(sorted(together)) for path, together in around.items() if path in together}))


def _modules_imported(path: str, tree: ast.Module, trees: dict[str, ast.Module]) -> set[str]:
    named = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            below = {f"{node.module}.{alias.name}" for alias in node.names}
            modules = {name for name in below if _file_of(name, trees)}
            named |= modules if len(modules) == len(below) else {*modules, node.module}
    return {found for name in named if (found := _file_of(name, trees))} - {path}


def _file_of(module: str, trees: dict[str, ast.Module]) -> str | None:
    base = module.replace(".", "/")
    return next((path for path in (f"{base}.py", f"{base}/__init__.py") if path in trees), None)


def modules_named_in(path: str, tree: ast.AST, package: str) -> list[str]:
    """This package and what is below it, as named by any form of import in the file at this path, or in a string."""
    named: list[str] = []
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom():
                module = ".".join(filter(None, (_above(path, node.level), node.module)))
                named += [f"{module}.{alias.name}" for alias in node.names]
            case ast.Import():
                named += [alias.name for alias in node.names]
            case ast.Constant(value=str(text)):  # importlib.import_module
                named.append(text)
    return [name for name in named if f"{name}.".startswith(f"{package}.")]


def _above(path: str, level: int) -> str:
    """The package that so many dots at the beginning of an import lead to."""
    return ".".join(Path(path).parts[:-level]) if level else ""


def calls_of(tree: ast.AST, module: str) -> list[str]:
    """The functions called on a module of this name: claim for seats.claim()."""
    return [call.removeprefix(f"{module}.") for call in called(tree) if call.startswith(f"{module}.")]


def writes_of(table: Guarded, tree: ast.AST) -> list[str]:
    """Calls and texts that would change this table, and other names for it, by which this could be hidden."""
    found = [node.value for node in ast.walk(tree) if _is_sql_that_writes(table, node)]
    found += [ast.unparse(node) for node in ast.walk(tree) if _names_anew(table, node)]
    return found + [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Call) and _writes(table, node)]


def _names_anew(table: Guarded, node: ast.AST) -> bool:
    match node:
        case ast.ImportFrom(names=names):
            return any(alias.name == table.mapped and alias.asname for alias in names)
        case ast.Subscript(slice=place):  # metadata.tables["seat"]
            return ast.unparse(place) == f"'{table.name}'"
        case ast.Assign(value=named) | ast.NamedExpr(value=named):
            return table.is_named_by(ast.unparse(named))
        case _:
            return False


def _is_sql_that_writes(table: Guarded, node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and table.is_written_by(node.value)


def _writes(table: Guarded, call: ast.Call) -> bool:
    """update(SeatTable), table_of(SeatTable).update(), session.add(SeatTable(...)); with or without a module before."""
    what, given = ast.unparse(call.func), ", ".join(map(ast.unparse, call.args))
    before, _, verb = what.rpartition(".")
    if verb in ("add", "add_all", "merge"):
        return re.search(rf"\b{table.one}\(", given) is not None
    on = before if table.is_named_by(before) else given.partition(",")[0]
    return verb in ("insert", "insert_or", "update", "delete") and table.is_named_by(on)


def writers_of(table: Guarded, tree: ast.Module) -> set[str]:
    """The functions of the table's store that write it, by their own statements or those of the module."""
    writing = {
        node.targets[0].id
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and writes_of(table, node)
    }
    return {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and (writes_of(table, node) or writing & {name.id for name in ast.walk(node) if isinstance(name, ast.Name)})
    }


def defined_names(tree: ast.AST, kind: type[ast.ClassDef] | type[ast.FunctionDef]) -> list[str]:
    return [node.name for node in ast.walk(tree) if isinstance(node, kind)]


def lengths_of_functions(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every function and its lines, with those of functions defined in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1
