"""What somebody with bad intentions, or a broken program, may send; drawn by hypothesis, each with its marks."""

import re
from html.parser import HTMLParser

from hypothesis import strategies as st

# Drawn into a page as it stands, it is an element or an attribute of its own, or the sum of 1331 times 7.
MARK, SUM = "x-mark", "9317"
LEADING, ELSEWHERE = ("href", "src", "action", "formaction"), re.compile(r"\s*(javascript:|(https?:)?[/\\]{2})")
# Breaks out of whatever it is drawn into: an attribute, a text, a script, a comment.
ANYWHERE = "x\"'></textarea></title></script>--><x-mark x-mark='1'>"
MARKUP = (
    ANYWHERE,
    "<x-mark \"'&>", "\"><x-mark x='", "'><x-mark>", '" x-mark="1', "' x-mark='1", " x-mark=1 ",
    "</textarea><x-mark>", "</script><x-mark>", "</title><x-mark>", "--><x-mark>", "]]><x-mark/>",
    "</Say><x-mark/><Say>", "&lt;x-mark&gt;", "<![CDATA[<x-mark/>]]>", "&#60;x-mark&#62;", "\x00<x-mark>",
    "\uff1cx-mark\uff1e", "javascript:x-mark()", "//x-mark.example",
    "/\\x-mark.example", "https://x-mark.example/", "/admin/\r\nX-Mark: 1", "\r\nX-Mark: 1\r\n\r\n<x-mark>",
)  # fmt: skip
TEMPLATES = (
    "{{1331*7}}",
    "{% print 1331*7 %}",
    "${1331*7}",
    "#{1331*7}",
    "<%= 1331*7 %>",
    "%(1331*7)s",
    "{0.__class__}",
)
STATEMENTS = (
    "'", "' OR '1'='1", "1; DROP TABLE event; --", "' UNION SELECT password_hash FROM staff --", '"', "\\", "%",
    "_%", "$1",
    "?", ":name", "x' || (SELECT 1/0) || '",
)  # fmt: skip
NUMBERS = (
    "0", "-0", "-1", "1", "2", "1e309", "NaN", "inf", "0x10", "1_000", "٣", "²", "½", "1.5", "2147483647", "2147483648",
    "9223372036854775808", "9" * 30, "9" * 4301, "+" * 40, "१२३",
)  # fmt: skip
MOMENTS = (
    "2026-06-19T18:00", "0001-01-01T00:00", "9999-12-31T23:59", "2026-03-29T02:30", "2026-10-25T02:30",
    "2026-02-30T00:00",
    "2026-06-19T18:00+14:00", "2026-06-19T18:00-23:59", "now", "2026-W25-5T18:00", "20260619T180000Z",
    "0001-01-01T00:00+14:00",
    "9999-12-31T23:59-12:00",
)  # fmt: skip
STRANGE = (
    "", " ", "\0", "a\0b", "\x1b[31m", "\ufeff", "\u202eabc", "\u200b", "\ud7ff", "\uffff", "\U0010ffff", "é" * 300,
    "e\u0301" * 300,
    "İ", "ﬀ", "x" * 5000, "x" * 70_000, "\n" * 500, "../../../etc/passwd", "..\\..\\x", "%00", "%2e%2e%2f", "[]",
    "{}", "null", "true",
    '{"a":' * 200, "[" * 2000, "(" * 2000, 'ü;ü,\t"ü"', "=1+1", "@SUM(1)", "hangup", "sip:x@y;a=b?c=d", "tel:110",
    "+49", "+4930", "00000",
)  # fmt: skip

HOSTILE = (*MARKUP, *TEMPLATES, *STATEMENTS, *NUMBERS, *MOMENTS, *STRANGE)

texts = st.one_of(
    st.sampled_from(MARKUP),
    st.sampled_from(MARKUP).map(lambda mark: f"Erna {mark} Müller"),
    st.sampled_from(TEMPLATES + STATEMENTS),
    st.sampled_from(NUMBERS + MOMENTS),
    st.sampled_from(STRANGE),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=40),
)
# What a header can carry at all; the server in front refuses the rest.
header_texts = texts.map(lambda text: re.sub(r"[\x00-\x1f\x7f]", " ", text)[:3000].encode().decode("latin-1"))


class _Marks(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [tag, *(name for name, _ in attrs)]
        self.found += [f"<{tag}> {name}" for name in names if MARK in name]
        for name, value in attrs:
            if name in ("href", "src", "action", "formaction") and re.match(
                r"\s*(javascript:|(https?:)?[/\\]{2})", value or ""
            ):
                self.found.append(f"<{tag} {name}={value!r}>")


def marks_in(html: str) -> list[str]:
    """What of a page is not the house's own: elements and attributes made of what was sent, or a template's sum."""
    reader = _Marks()
    reader.feed(html)
    reader.close()
    return reader.found + ([SUM] if SUM in html else [])
