"""Draws the stages of a call from the code: which stage names which other stages' states.

python -m docs.draw_stages prints the picture; with --write it puts it into ARCHITECTURE.md, between its marks.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIALOGUE = ROOT / "dialin" / "dialogue"
PAGE = ROOT / "ARCHITECTURE.md"
BEGIN, END = "<!-- stages -->", "<!-- /stages -->"
PACKAGE = "dialin.dialogue"
ANYWHERE = "Anywhere"
FIRST = "Greeting"

Edge = tuple[str, str, str]  # from, to, label


def draw() -> str:
    """The picture as a block of Mermaid, with one line per passage, sorted."""
    stages, fields = _stages(), _fields()
    edges: set[Edge] = {("[*]", FIRST, "")}
    edges |= {(ANYWHERE, to, "0") for to in _made(_tree(DIALOGUE / "step.py"), set(fields))}
    edges |= {(ANYWHERE, to, "news") for to in _made(_tree(DIALOGUE / "news.py"), set(fields))}
    for state, path in stages.items():
        edges |= {(state, to, "") for to in _named_in(path, set(fields)) if to != state}
        edges |= {(state, to, "") if to else (state, ANYWHERE, "back") for to in fields[state]}
    for path in set(stages.values()):
        edges |= {(state, "[*]", "") for state in _last_words(path) if state in fields}
    lines = [f"    {source} --> {to}" + (f" : {label}" if label else "") for source, to, label in sorted(edges)]
    return "\n".join(["```mermaid", "stateDiagram-v2", f"    {ANYWHERE} : from wherever the caller is", *lines, "```"])


def write(page: Path) -> None:
    """Puts the picture between the marks of this page; raises ValueError where it has none."""
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{page.name} has no place for the picture: write {BEGIN} and {END}")
    page.write_text(f"{before}{BEGIN}\n{draw()}\n{END}{after}", encoding="utf-8")


def drawn_in(page: Path) -> str:
    """What stands between the marks of this page."""
    return page.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0].strip()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _stages() -> dict[str, Path]:
    """Every state and the file that speaks for it, from the table in step.py."""
    found = {}
    for node in ast.walk(_tree(DIALOGUE / "step.py")):
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict):
            for state, module in zip(node.value.keys, node.value.values, strict=True):
                if isinstance(state, ast.Attribute) and isinstance(module, ast.Name):
                    (path,) = (DIALOGUE / "stages").rglob(f"{module.id}.py")
                    found[state.attr] = path
    return found


def _fields() -> dict[str, list[str | None]]:
    """Every state and the states it keeps to return to; None where that may be any."""
    files = (DIALOGUE / "states.py", DIALOGUE / "menu" / "states.py", DIALOGUE / "question" / "states.py")
    classes = [node for file in files for node in _tree(file).body if isinstance(node, ast.ClassDef)]
    names = {one.name for one in classes}
    kept: dict[str, list[str | None]] = {}
    for one in classes:
        types = [ast.unparse(field.annotation).strip("'\"") for field in one.body if isinstance(field, ast.AnnAssign)]
        kept[one.name] = [None if name == "State" else name for name in types if name in names | {"State"}]
    return kept


def _named_in(path: Path, states: set[str]) -> set[str]:
    """The states that this file makes, itself or by functions of the dialogue that it imports."""
    tree = _tree(path)
    made = _made(tree, states)
    for module, name in _imports(tree):
        defined = DIALOGUE / f"{module.replace('.', '/')}.py"
        if defined.exists():
            made |= _made_by(_tree(defined), name, states)
    return made


def _imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Modules of the dialogue, seen from it, and the functions taken from them."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{PACKAGE}."):
            for alias in node.names:
                yield (node.module or "").removeprefix(f"{PACKAGE}."), alias.name


def _made_by(tree: ast.Module, name: str, states: set[str]) -> set[str]:
    """What this function makes, itself or by others of its file."""
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    reached: set[str] = set()
    made: set[str] = set()
    ahead = {name}
    while ahead := (ahead & functions.keys()) - reached:
        reached |= ahead
        ahead = {called for one in ahead for called in _called(functions[one])}
        made |= ahead & states
    return made


def _made(tree: ast.AST, states: set[str]) -> set[str]:
    return _called(tree) & states


def _called(tree: ast.AST) -> set[str]:
    return {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


def _last_words(path: Path) -> set[str]:
    """The states for which this file ends the call."""
    return {
        pattern.cls.id
        for case in ast.walk(_tree(path))
        if isinstance(case, ast.match_case) and any("HangUp" in ast.unparse(line) for line in case.body)
        for pattern in ast.walk(case.pattern)
        if isinstance(pattern, ast.MatchClass) and isinstance(pattern.cls, ast.Name)
    }


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        write(PAGE)
    else:
        sys.stdout.write(draw() + "\n")
