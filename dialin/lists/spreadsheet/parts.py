"""The parts of an XLSX file, parsed as they are unpacked, with an end to what they may take, however it is written."""

import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Protocol
from xml.parsers import expat

_AT_ONCE = 64 * 1024
_MOST_BYTES = 60 * 1024 * 1024  # unpacked, of all parts that are read
_MOST_ELEMENTS = 1_000_000
_MOST_NAMES = 1000  # of elements, attributes and namespaces; the parser keeps each for good
_DEEPEST = 40
_MOST_ATTRIBUTES = 60  # of one element
_LONGEST_TAG = 1024 * 1024  # bytes that the parser may keep before it has understood them
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # no other is in use, and some ask for memory as they like
_BROKEN = (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError, zlib.error, KeyError)


class Unreadable(Exception):
    """What is no XLSX file, or a broken one."""


class TooLarge(Exception):
    """What would take more than a list of people ever needs."""


class Enough(Exception):
    """A reader has found what it looked for."""


class Reader(Protocol):
    """What is told the elements of a part; names come without their namespace."""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None: ...

    def text(self, data: str) -> None: ...

    def end(self, name: str) -> None: ...


@dataclass
class Package:
    """An opened file and how much of it may still be read."""

    archive: zipfile.ZipFile
    bytes_left: int = _MOST_BYTES
    elements_left: int = _MOST_ELEMENTS

    def names(self) -> set[str]:
        return set(self.archive.namelist())

    def parse(self, name: str, reader: Reader) -> None:
        """Raises Unreadable or TooLarge."""
        try:
            _Parse(self, reader).run(name)
        except Enough:
            return
        except (expat.ExpatError, *_BROKEN):
            raise Unreadable from None


@contextmanager
def opened(content: bytes) -> Iterator[Package]:
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except _BROKEN:
        raise Unreadable from None
    with archive:
        yield Package(archive)


class _Parse:
    """One part on its way through the parser."""

    def __init__(self, package: Package, reader: Reader) -> None:
        self._package, self._reader, self._depth = package, reader, 0
        self._names: dict[str, str] = {}  # without their namespace
        self._attributes: set[str] = set()
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = reader.text
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.StartNamespaceDeclHandler = self._note_namespace

    def run(self, name: str) -> None:
        part = self._package.archive.getinfo(name)
        if part.compress_type not in _METHODS:
            raise Unreadable
        fed = 0
        with self._package.archive.open(part) as unpacked:
            while chunk := unpacked.read(_AT_ONCE):
                self._package.bytes_left -= len(chunk)
                if self._package.bytes_left < 0:
                    raise TooLarge
                self._parser.Parse(chunk, False)
                fed += len(chunk)
                if fed - max(self._parser.CurrentByteIndex, 0) > _LONGEST_TAG:
                    raise TooLarge
        self._parser.Parse(b"", True)

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Told of each of a million elements, so it looks at the names of attributes only where one is new."""
        self._depth += 1
        self._package.elements_left -= 1
        if self._depth > _DEEPEST or len(attributes) > _MOST_ATTRIBUTES or self._package.elements_left < 0:
            raise TooLarge
        if attributes and not attributes.keys() <= self._attributes:
            self._note_attributes(attributes)
        self._reader.begin(self._names.get(name) or self._note_name(name), attributes)

    def _note_attributes(self, names: Iterable[str]) -> None:
        self._attributes.update(names)
        if len(self._attributes) > _MOST_NAMES:
            raise TooLarge

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._reader.end(self._names[name])

    def _note_name(self, name: str) -> str:
        self._names[name] = name.rpartition(" ")[2]
        if len(self._names) > _MOST_NAMES:
            raise TooLarge
        return self._names[name]

    def _note_namespace(self, prefix: str | None, _address: str) -> None:
        self._note_attributes([f"xmlns {prefix}"])

    def _refuse_doctype(self, *_declared: object) -> None:
        """No XLSX file has one, and with it a few letters could stand for gigabytes."""
        raise Unreadable
