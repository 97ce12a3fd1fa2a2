"""Lists made to take all of a machine's memory or time, each small enough to be handed in."""

import io
import zipfile
from collections.abc import Iterator

from tests.lists.sheets import MAIN, OFFICE, PACKAGE, PARTS

HEADINGS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>Telefon</t></is></c></row>'
)
MEGA = 1024 * 1024
LONG = "x" * 10 * MEGA
FAR = '<row r = "1048576"><c r = "XFD1048576"><v>1</v></c></row>'

Parts = dict[str, str | bytes]
Named = Iterator[tuple[str, Parts]]


def pack(parts: Parts, *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method, compresslevel=1) as archive:
        for name, content in (PARTS | parts).items():
            archive.writestr(name, content)
    return packed.getvalue()


def bare(xml: str) -> Parts:
    return {"xl/worksheets/sheet1.xml": xml}


def sheet(inside: str, *, before: str = "", above: str = "", below: str = "") -> Parts:
    data = f"<sheetData>{HEADINGS}{inside}</sheetData>"
    return bare(f'{before}<worksheet xmlns="{MAIN}">{above}{data}{below}</worksheet>')


def related(name: str, kind: str, content: str) -> Parts:
    relation = f'<Relationship Id="r2" Type="{OFFICE}/{kind}" Target="{name}"/></Relationships>'
    relations = PARTS["xl/_rels/workbook.xml.rels"].replace("</Relationships>", relation)
    return {"xl/_rels/workbook.xml.rels": relations, f"xl/{name}": content}


def texts(inside: str) -> Parts:
    return sheet("") | related("sharedStrings.xml", "sharedStrings", f'<sst xmlns="{MAIN}">{inside}</sst>')


def styles(inside: str) -> Parts:
    return sheet("") | related("styles.xml", "styles", f'<styleSheet xmlns="{MAIN}">{inside}</styleSheet>')


def many_sheets(count: int, target: str = "worksheets/sheet1.xml") -> Parts:
    relations = "".join(
        f'<Relationship Id="r{one}" Type="{OFFICE}/worksheet" Target="{target}"/>' for one in range(count)
    )
    listed = "".join(f'<sheet name="S{one}" sheetId="{one}" r:id="r{one}"/>' for one in range(count))
    return {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
    }


def laughs(levels: int) -> str:
    entities = "".join(f'<!ENTITY e{one} "{f"&e{one - 1};" * 10}">' for one in range(1, levels))
    return f'<!DOCTYPE worksheet [<!ENTITY e0 "haha">{entities}]>'


def far_cells() -> Named:
    yield "blanks before =", sheet(FAR)
    yield "single quotes", sheet(FAR.replace('"', "'"))
    prefixed = FAR.replace("<", "<x:").replace("<x:/", "</x:")
    yield "a prefix", bare(f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{prefixed}</x:sheetData></x:worksheet>')
    yield "no places", sheet("<row>" + "<c/>" * 16_384 + "<c><v>1</v></c></row>")
    yield "each line wide", sheet('<row><c r="SF9"><v>1</v></c></row>' * 100_000)
    yield "gaps", sheet("".join(f'<row r="{one}00"><c r="SE1"><v>1</v></c></row>' for one in range(9_000)))
    yield "a large dimension", sheet("", above='<dimension ref="A1:XFD1048576"/>')


def endless_pieces() -> Named:
    yield "a text", sheet(f'<row><c t="str"><v>{LONG}</v></c></row>')
    yield "a tag", sheet(f'<row {LONG}="1"/>')
    yield "an attribute", sheet(f'<row r="{LONG}"/>')
    yield "attributes", sheet("<row " + " ".join(f'a{one}="1"' for one in range(2_000_000)) + "/>")
    yield "a comment", sheet(f"<!--{LONG}-->")
    yield "a processing instruction", sheet(f"<?x {LONG}?>")
    yield "plain data", sheet(f"<![CDATA[{LONG}]]>")
    yield "blanks", sheet(" " * 70 * MEGA)
    yield "entities", sheet("<row><c><v>&e9;</v></c></row>", before=laughs(10))
    yield "a doctype", sheet("", before=f"<!DOCTYPE x [{' ' * 50 * MEGA}]>")


def endless_elements() -> Named:
    yield "open cells", sheet("<c>" * 200_000)
    yield "open elements", sheet("<a>" * 5 * MEGA)
    yield "names", sheet("".join(f"<n{one}/>" for one in range(1_100_000)))
    yield "names of attributes", sheet("".join(f'<a b{one}="" c{one}="" d{one}=""/>' for one in range(400_000)))
    yield "prefixes", sheet("".join(f'<a xmlns:n{one}="u"/>' for one in range(1_100_000)))
    yield "namespaces", sheet("".join(f'<a xmlns="u{one}"/>' for one in range(1_100_000)))
    yield "hidden lines", sheet("".join(f'<row r="{one}" hidden="1"/>' for one in range(1_000_000)))
    yield "hidden columns", sheet("", above='<col min="1" max="9999999" hidden="1"/>' * 200_000)
    people = "".join(f'<row r="{one}"><c><v>1</v></c></row>' for one in range(2, 10_000))
    yield "merged over each other", sheet(people, below='<mergeCell ref="A2:B1048576"/>' * 19_000)
    yield "merged cells", sheet("", below='<mergeCell ref="A1:XFD1048576"/>' * 1_000_000)


def other_parts() -> Named:
    yield "many texts", texts("<si><t>x</t></si>" * 1_100_000)
    yield "a long text", texts(f"<si><t>{LONG}</t></si>")
    yield "wide letters", texts(f"<si><t>{'x' * 39_000}\U0001f600</t></si>" * 1_200)
    yield "pieces of a text", texts("<si>" + "<r><t>x</t></r>" * 1_100_000 + "</si>")
    everywhere = sheet(("<row>" + '<c t="s"><v>0</v></c>' * 400 + "</row>") * 1_000)
    yield "a long text in each cell", texts(f"<si><t>{'ü' * 32_000}</t></si>") | everywhere
    yield "formats", styles('<numFmt numFmtId="200" formatCode="0"/>' * 900_000)
    yield "styles", styles("<cellXfs>" + '<xf numFmtId="200"/>' * 1_100_000 + "</cellXfs>")
    yield "a long format", styles(f'<numFmt numFmtId="200" formatCode="{"[" * 900_000}"/>')
    yield "sheets", sheet("") | many_sheets(50_000)
    yield "the same sheet often", sheet("<row/>" * 200_000) | many_sheets(59)
    telephone = '<c t="str"><v>Telefon Ansprechpartner</v></c>'
    yield "headings in many sheets", bare(sheet("")["xl/worksheets/sheet1.xml"].replace(
        HEADINGS, ("<row>" + telephone * 400 + "</row>") * 12)) | many_sheets(59)  # fmt: skip
    yield "no sheets", sheet("") | many_sheets(59, "../../../../etc/passwd")
    yield "the workbook itself", sheet("") | many_sheets(59, "workbook.xml")
    relation = '<Relationship Id="a" Type="b" Target="c"/>'
    yield "relations", sheet("") | {"_rels/.rels": f"<a>{relation * 900_000}</a>"}
    yield "parts", sheet("") | {f"x/{one}": "" for one in range(30_000)}
    yield "unread giants", sheet("") | {f"xl/media/{one}.xml": " " * 20 * MEGA for one in range(4)}
    utf_16 = "<?xml version='1.0' encoding='utf-16'?>" + "<c>" * 100_000
    yield "another encoding", {"xl/worksheets/sheet1.xml": utf_16.encode("utf-16")}


def endless_texts() -> Iterator[tuple[str, bytes]]:
    headings, strange = b"Name;Telefon\n", "\N{LATIN SMALL LETTER U WITH DIAERESIS}".encode("cp1252")
    yield "quotation marks", b'"\n' * 2_600_000
    yield "empty lines", b"\r" * 5_200_000
    yield "strange letters on lines of their own", headings + (strange + b"\n") * 2_600_000
    yield "strange letters in one line", headings + strange * 5_000_000
    yield "one strange letter in front of many plain ones", headings + strange + b" " + b"x" * 5_000_000
    yield "letters that may be encoded twice", headings + ("Ã¤" * 99 + "a").encode() * 13_000
    yield "tabs behind the hint", b"sep=;" + b"\t" * 5_000_000 + b"x"
    for name, inside in (("brackets", b"("), ("blanks", b" ")):
        yield f"{name} in a number", headings + (b"Erna;0" + inside * 130_000 + b"1\n") * 38
    yield "long names", headings + (b"Aa" * 65_000 + b";0\n") * 38


def hostile_workbooks() -> Iterator[tuple[str, bytes]]:
    for kind in (far_cells, endless_pieces, endless_elements, other_parts):
        for name, parts in kind():
            yield f"{kind.__name__}: {name}", pack(parts)
    yield "packed by a method that takes memory as it likes", pack(sheet(""), method=zipfile.ZIP_LZMA)
