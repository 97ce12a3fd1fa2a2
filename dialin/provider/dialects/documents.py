"""A document of the house as a provider's machine takes it: what cannot be said there is left out, never sent."""

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from dialin.provider.dialects.dialect import USUAL, Markup

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
OVERRIDES = re.compile(r"#rc=[\w=&,.-]*$")
SHORTEST_REST = 0.05  # seconds; less than that nobody hears
SECONDS = re.compile(r"(\d+(?:\.\d+)?)(ms|s)")

Silence = Callable[[int], str]  # the address of a sound without sound, of so many milliseconds


def written_for(markup: Markup, document: str, *, silence: Silence) -> str:
    if markup is USUAL:
        return document
    # Written by the house itself a moment ago: nobody else's entities are in it.
    root = ET.fromstring(document)  # noqa: S314
    for element in list(root.iter()):
        _rename(element, markup)
    for verb in list(root):
        _rebuild(root, verb, markup, silence)
    return HEAD + ET.tostring(root, encoding="unicode")


def bare(address: str) -> str:
    """Without connection overrides."""
    return OVERRIDES.sub("", address)


def _rename(element: Element, markup: Markup) -> None:
    kept = {name: value for name, value in element.attrib.items() if (element.tag, name) not in markup.left_out}
    kept = {name: markup.instead.get((element.tag, name), {}).get(value, value) for name, value in kept.items()}
    if not markup.overrides:
        kept = {name: bare(value) for name, value in kept.items()}
        element.text = bare(element.text) if element.text and element.tag in ("Redirect", "Play") else element.text
    if not markup.has_long_waits:
        kept = {name: _in_half_seconds(value) if "igits" in name else value for name, value in kept.items()}
    element.attrib.clear()
    element.attrib.update({**kept, **markup.added.get(element.tag, {})})


def _in_half_seconds(keys: str) -> str:
    return keys.replace("W", "ww")


def _rebuild(root: Element, verb: Element, markup: Markup, silence: Silence) -> None:
    """The verb, as one or several in its place, and what follows where it says nothing after silence."""
    place = list(root).index(verb)
    if verb.tag == "Gather":
        spoken = [piece for child in verb for piece in _pieces(child, markup, silence, inside=True)]
        verb[:] = spoken
        if not markup.asks_after_silence:
            onward = Element("Redirect")
            onward.text = verb.get("action", "")
            root.insert(place + 1, onward)
        return
    root.remove(verb)
    for distance, piece in enumerate(_pieces(verb, markup, silence, inside=False)):
        root.insert(place + distance, piece)


def _pieces(verb: Element, markup: Markup, silence: Silence, *, inside: bool) -> Iterator[Element]:
    if verb.tag == "Pause":
        yield from _rest(verb, markup, silence, inside=inside)
    elif verb.tag == "Say" and not markup.speech_marks:
        yield from _plain(verb, silence)
    else:
        yield verb


def _rest(pause: Element, markup: Markup, silence: Silence, *, inside: bool) -> Iterator[Element]:
    seconds = int(pause.get("length", "1"))
    if inside and not markup.pauses_while_gathering:
        yield _play(silence(1000), loop=seconds)
        return
    most = markup.longest_pause or seconds
    while seconds > 0:
        yield Element("Pause", {"length": str(min(seconds, most))})
        seconds -= most


def _play(address: str, *, loop: int = 1) -> Element:
    played = Element("Play", {"loop": str(loop)} if loop > 1 else {})
    played.text = address
    return played


def _plain(say: Element, silence: Silence) -> Iterator[Element]:
    """Words without marks: each rest between them is a sound without sound, slower speech an attribute."""
    words: list[str] = []
    slower = next((mark.get("rate", "") for mark in say.iter("prosody")), "")
    attributes = dict(say.attrib)
    if slower.endswith("%"):
        attributes["voiceSpeed"] = f"{int(slower[:-1]) / 100:g}"
    for piece in _read(say):
        if isinstance(piece, str):
            words.append(piece)
            continue
        yield from _say(words, attributes)
        words = []
        if piece >= SHORTEST_REST:
            yield _play(silence(round(piece * 1000)))
    yield from _say(words, attributes)


def _read(marked: Element) -> Iterator[str | float]:
    """Words, and rests in seconds."""
    yield marked.text or ""
    for mark in marked:
        if mark.tag == "break":
            length = SECONDS.fullmatch(mark.get("time", ""))
            yield 0.0 if length is None else float(length[1]) / (1000 if length[2] == "ms" else 1)
        else:
            yield from _read(mark)
        yield mark.tail or ""


def _say(words: list[str], attributes: dict[str, str]) -> Iterator[Element]:
    text = " ".join("".join(words).split())
    if text:
        said = Element("Say", attributes)
        said.text = text
        yield said
