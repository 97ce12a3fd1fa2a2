"""Every address that the app answers, made of its own map: a page that is added tomorrow is tried tomorrow."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from zlib import crc32

from flask import Flask
from werkzeug.routing import Rule

import dialin.admin

LONGEST_PATH = 3500  # the server refuses a request line that is much longer
ROOM = Path(dialin.admin.__file__).parent
_NAMED = re.compile(r"""(?:name="|(?:fields|form|args|files)(?:\.get)?[\[(]"|typed_(?:whole|id)\(")([a-z_-]+)""")
_IN_BRACKETS = re.compile(r"<(?:[a-z]+(?:\([^)]*\))?:)?([a-z_]+)>")


@dataclass(frozen=True)
class Address:
    """One method of one rule."""

    method: str
    rule: Rule

    def __str__(self) -> str:
        return f"{self.method} {self.rule.rule}"

    @property
    def seed(self) -> int:
        """Other examples for each address, and the same in each run."""
        return crc32(str(self).encode())

    @property
    def choices(self) -> tuple[str, ...]:
        """The words of which this rule wants one."""
        return tuple(
            word.strip() for found in re.findall(r"<any\(([^)]*)\)", self.rule.rule) for word in found.split(",")
        )

    def path(self, values: Mapping[str, str]) -> str:
        """The address with these values; `any` stands for whatever has none of its own."""

        def fill(found: re.Match[str]) -> str:
            return quote(values.get(found[1], values["any"])[:800], safe=":")

        return _IN_BRACKETS.sub(fill, self.rule.rule)[:LONGEST_PATH]


def addresses(app: Flask, *, under: str) -> list[Address]:
    return list(_addresses(app, under))


def _addresses(app: Flask, under: str) -> Iterator[Address]:
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(under):
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield Address(method, rule)


def names_on_staff_pages() -> tuple[str, ...]:
    """Every name that a form, an address or a page's code has."""
    texts = [path.read_text() for path in sorted(ROOM.rglob("*")) if path.suffix in (".py", ".html")]
    named = {name for text in texts for name in _NAMED.findall(text)}
    return tuple(sorted(named - {"csrf_token", "viewport", "color-scheme"}))
