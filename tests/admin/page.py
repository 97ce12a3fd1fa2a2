"""A page as a tree, so that a test can say which part of it it means."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


@dataclass
class Part:
    """An element of a page."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: "list[Part | str]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """What can be read in it, in one line."""
        return " ".join(" ".join(self._words()).split())

    def all(self, tag: str = "", **attributes: str) -> "list[Part]":
        """The parts within it with this tag and these attributes (data_key for data-key, class_ for one class)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [part for part in self._parts() if tag in ("", part.tag) and part._has(wanted)]

    def the(self, tag: str = "", **attributes: str) -> "Part":
        """The only one."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} of {tag} {attributes}"
        return found[0]

    def _has(self, wanted: dict[str, str]) -> bool:
        return all(
            value in self.attributes.get(name, "").split() if name == "class" else self.attributes.get(name) == value
            for name, value in wanted.items()
        )

    def _parts(self) -> "Iterator[Part]":
        for one in self.inside:
            if isinstance(one, Part):
                yield one
                yield from one._parts()

    def _words(self) -> Iterator[str]:
        for one in self.inside:
            yield from one._words() if isinstance(one, Part) else (one,)


def read(html: str) -> Part:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Part("page")
        self._open = [self.page]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        part = Part(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(part)
        if tag not in EMPTY:
            self._open.append(part)

    def handle_endtag(self, tag: str) -> None:
        if any(part.tag == tag for part in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)
