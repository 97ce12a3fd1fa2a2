"""Web pages and mails in HTML as text: a line per block, and the target behind each link."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_TAG = re.compile(
    r"</?(?:html|body|div|p|br|table|tr|td|span|a|b|strong|ul|li|font|h[1-6]|meta|head)\b[^<>]{0,2000}>", re.IGNORECASE
)
_BLOCKS = frozenset(
    ("p", "div", "br", "tr", "table", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "section", "article",
     "header", "footer", "blockquote", "pre", "dt", "dd", "dl", "tbody", "center", "address")
)  # fmt: skip
_APART = frozenset(("p", "h1", "h2", "h3", "table", "ul", "ol", "hr"))  # with an empty line behind them
_CELLS = frozenset(("td", "th"))
_UNSEEN = frozenset(("script", "style", "head", "title", "template", "noscript", "svg", "del", "s", "strike"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANK = " \n"
_OPEN, _CLOSED = re.compile(r"<(?:div|span|table|font|b|i|a|blockquote|ul|section)\b"), re.compile(r"</")
_DEEPEST = 2000  # left open: no page is, and the parser takes the square of it
_LARGEST = 2_000_000


def is_page(text: str) -> bool:
    return sum(1 for _ in zip(_TAG.finditer(text[:20_000]), range(2), strict=False)) == 2


def text_of(page: str) -> str:
    """Quotations are marked as in plain mails, so that what is older is seen to be."""
    page = page[:_LARGEST]
    if len(_OPEN.findall(page)) - len(_CLOSED.findall(page)) > _DEEPEST:
        return re.sub(r"<[^<>]{0,2000}>", "\n", page)
    tree = LexborHTMLParser(page)
    pieces: list[str] = []
    if tree.root is not None:
        _write(tree.root, pieces)
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in "".join(pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def _write(root: LexborNode, pieces: list[str]) -> None:
    """Without recursion: pages may be nested deeper than Python's stack."""
    waiting: list[tuple[LexborNode | str, int]] = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        if isinstance(node, str):
            _end_line(pieces, is_break=node == _BLANK) if node.strip(" ") == "" and "\n" in node else pieces.append(
                node
            )
            continue
        tag = node.tag or ""
        if tag == "-text":
            _say(pieces, re.sub(r"\s+", " ", node.text_content or ""), depth)
            continue
        if tag in _UNSEEN or tag.startswith(("-", "!", "_")) or _is_hidden(node):
            continue
        depth += tag == "blockquote"
        waiting += [(after, depth) for after in _after(node, tag)]
        waiting += [(child, depth) for child in reversed(list(node.iter(include_text=True)))]
        if tag in _BLOCKS:
            _end_line(pieces, is_break=tag == "br")


def _after(node: LexborNode, tag: str) -> list[str]:
    """In the order in which a stack gives them back."""
    if tag in _BLOCKS:
        return [] if tag == "br" else [_BLANK, "\n"] if tag in _APART else ["\n"]
    if tag in _CELLS:
        return [" "]
    href = (node.attributes.get("href") or "").strip() if tag == "a" else ""
    is_said = href and re.sub(r"\W", "", node.text() or "") == re.sub(r"\W", "", href)
    return [f" <{href}> "] if href and not is_said and re.match(r"(?:https?|tel|sips?):", href, re.IGNORECASE) else []


def _end_line(pieces: list[str], *, is_break: bool) -> None:
    if is_break or (pieces and not pieces[-1].endswith("\n")):
        pieces.append("\n")


def _say(pieces: list[str], text: str, depth: int) -> None:
    if depth and text.strip() and (not pieces or pieces[-1].endswith("\n")):
        text = "> " * depth + text.lstrip()
    pieces.append(text)


def _is_hidden(node: LexborNode) -> bool:
    return bool(_HIDDEN.search(node.attributes.get("style") or ""))
