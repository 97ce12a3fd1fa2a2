"""Which provider it is stands in one record: nobody else asks for it, or knows one by name."""

import ast

import pytest

from tests.every import every
from tests.sources import imports_of, sources

NAMES = ("signalwire", "telnyx", "x-twilio-signature")
# The providers' own files, the setting, the signatures, and the companies that are played.
MAY_NAME = ("dialin/provider/", "dialin/config/", "dialin/voice/signature.py", "dialin/rehearsal/")
OF_ONE = ("SIGNALWIRE", "TELNYX", "TWILIO")


def names_one(tree: ast.AST) -> bool:
    """In what is called anything, or in what is said; comments are nobody's code."""
    return any(name in ast.unparse(tree).lower() for name in NAMES)


def asks_which(tree: ast.AST) -> bool:
    words = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    said = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return "provider_name" in words | said or any(
        name in OF_ONE for name in imports_of(tree, "dialin.provider.dialects")
    )


def test_no_provider_is_known_by_name_elsewhere() -> None:
    others = {path: tree for path, tree in sources("dialin") if not path.startswith(MAY_NAME)}
    assert sorted(path for path, tree in others.items() if names_one(tree)) == []


def test_nobody_asks_which_provider_it_is() -> None:
    """But the choice of the record, and of the client whose API is another."""
    asking = {path for path, tree in sources("dialin") if not path.startswith("dialin/rehearsal/") and asks_which(tree)}
    assert {path for path in asking if not path.startswith("dialin/config/")} == {
        "dialin/provider/dialects/choosing.py",
        "dialin/provider/connecting.py",
    }


@every(
    "line",
    [
        "if settings.provider_name == 'telnyx': pass",
        "getattr(settings, 'provider_name')",
        "from dialin.provider.dialects.telnyx import TELNYX",
        "from dialin.provider.dialects.twilio import TWILIO as usual",
    ],
)
def test_a_line_that_asks_would_be_found(line: str) -> None:
    assert asks_which(ast.parse(line))


@pytest.mark.parametrize("line", ["NAME = 'X-Telnyx'", "def of_signalwire(): ...", "header = 'X-Twilio-Signature'"])
def test_a_line_that_names_one_would_be_found(line: str) -> None:
    assert names_one(ast.parse(line))
