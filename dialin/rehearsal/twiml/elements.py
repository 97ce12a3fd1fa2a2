"""A TwiML document as read: its verbs, with their attributes and their content."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Verb:
    """One element of a document, with its text and elements in order."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    content: tuple["Verb | str", ...] = ()

    @property
    def text(self) -> str:
        return "".join(part for part in self.content if isinstance(part, str)).strip()

    @property
    def children(self) -> tuple["Verb", ...]:
        return tuple(part for part in self.content if isinstance(part, Verb))

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    def is_on(self, name: str, *, default: bool = False) -> bool:
        return self.attributes.get(name, "true" if default else "false") == "true"

    def walk(self) -> Iterator["Verb"]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Document:
    """A legal document: the verbs to run from top to bottom, and its source."""

    verbs: tuple[Verb, ...]
    source: str
