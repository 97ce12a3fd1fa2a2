"""What reads strangers' bytes without a database: each takes any bytes, and raises nothing but what it says it does."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import SimpleNamespace
from urllib.parse import parse_qsl
from xml.sax.saxutils import quoteattr
from zoneinfo import ZoneInfo

from dialin.conferences import bigbluebutton, jitsi
from dialin.conferences.promise import ConferenceTrouble
from dialin.invitations.reading import read_invitation
from dialin.lists.read_table import Table, read_table
from dialin.rehearsal.twiml.documents import read_document
from dialin.rehearsal.twiml.trouble import TwimlRefused
from dialin.rehearsal.wire.overrides import read_overrides
from dialin.rules.dial_strings import Bridge, sip_uri
from dialin.rules.event_settings.check_bridge import check_bridge
from dialin.rules.local_times import read_time, read_zone
from dialin.rules.names import clean_name, is_named, name_key, parts_of_name
from dialin.rules.office_hours import read_hours
from dialin.rules.phone_numbers import PhoneNumber, read_caller, read_number, spaced, spoken_groups
from dialin.rules.refusals import Refused
from dialin.rules.spoken_digits import hear_digits
from dialin.voice.hearing import MOST_KEYS, MOST_WORDS, read_call, read_heard
from dialin.voice.kept import failed_trial, unseal
from tests.lists.hostile import pack, sheet, styles, texts

Parser = Callable[[bytes], None]
BERLIN, SECRET = ZoneInfo("Europe/Berlin"), "x" * 32


def twiml(content: bytes) -> None:
    """As the rehearsal reads what a server answers."""
    with suppress(TwimlRefused):
        read_document(content)


def overrides(content: bytes) -> None:
    with suppress(TwimlRefused):
        read_overrides(_text(content))


def parameters(content: bytes) -> None:
    """The form of a webhook, and the addresses in it."""
    form = dict(parse_qsl(_text(content), keep_blank_values=True))
    call = read_call(form)
    if call is not None:
        assert call.sid.isascii()
        assert (call.from_ + call.to).isprintable()
    heard = read_heard(form)
    assert len(getattr(heard, "pressed", "")) <= MOST_KEYS
    assert len(getattr(heard, "words", "")) <= MOST_WORDS
    failed_trial(form.get("ErrorUrl", ""), SECRET, sid="CA1", form=form)
    assert unseal(form.get("heard", ""), SECRET, sid="CA1") is None


def lists(content: bytes) -> None:
    read = read_table(content, "30")
    assert isinstance(read, Table | Refused)
    if isinstance(read, Table):
        assert all(row.registration.name.isprintable() for row in read.rows)


def workbooks(content: bytes) -> None:
    """What stands in the places of a workbook that a program writes and nobody sees."""
    number, style, place, value, merged = (*map(_in_xml, _text(content).split("|")), "", "", "", "", "")[:5]
    cell = f'<row r="2"><c r="{place or "A2"}" s="{style}"><v>{value}</v></c><c r="B2" t="s"><v>{value}</v></c></row>'
    formats = styles(f'<numFmt numFmtId="{number}" formatCode="{value}"/><cellXfs><xf numFmtId="{number}"/></cellXfs>')
    for parts in (formats | sheet(cell, below=f'<mergeCell ref="{merged}"/>'), texts(f"<si><t>{value}</t></si>")):
        assert isinstance(read_table(pack(formats | parts), "30"), Table | Refused)


def _in_xml(text: str) -> str:
    return quoteattr("".join(one for one in text if one.isprintable()))[1:-1].replace('"', "&quot;")


def numbers(content: bytes) -> None:
    text = _text(content)
    read = read_number(text, area_code="30")
    if isinstance(read, PhoneNumber):
        e164 = read.e164
        assert e164.removeprefix("+").isascii()
        assert e164.removeprefix("+").isdigit()
        assert "".join(spoken_groups(e164)).strip()
        assert spaced(e164)
    caller = read_caller(text)
    assert caller is None or caller.isprintable()


def dates(content: bytes) -> None:
    zone, _, moment = _text(content).rpartition("|")
    found = read_zone(zone)
    read_time(moment, found if isinstance(found, ZoneInfo) else BERLIN)
    read_hours(_text(content))


def names(content: bytes) -> None:
    name = clean_name(_text(content))
    if isinstance(name, str):
        assert name.isprintable()
        assert clean_name(name) == name
        parts_of_name(name)
        assert is_named(name, name) or not name_key(name)


def spoken_pins(content: bytes) -> None:
    for language in ("de", "en"):
        for digits in hear_digits(_text(content)[:MOST_WORDS], language=language, lengths=(6, 8)):
            assert len(digits) in (6, 8)


def bridges(content: bytes) -> None:
    parts = [part or None for part in (*_text(content).split("|"), "", "", "")[:3]]
    headers = tuple((name, "x") for name in _text(content).split("\n")[:2])
    read = check_bridge(Bridge(number=parts[0], digits=parts[1], sip=parts[2], headers=headers if parts[2] else ()))
    if isinstance(read, Bridge) and read.sip:
        assert sip_uri(read).isascii()


def invitations(content: bytes) -> None:
    read = read_invitation(content)
    assert read.number or read.doubts
    for number in filter(None, (read.number, *(other.number for other in read.alternatives))):
        assert number.startswith("+")
        assert number[1:].isascii()
        assert number[1:].isdigit()
    for group in read.digits or ():
        assert set(group) <= set("0123456789*#wW")
    assert read.sip is None or read.sip.isascii()
    assert all(str(doubt) for doubt in read.doubts)


def platforms(content: bytes) -> None:
    """What a videoconference's platform answers."""
    event = SimpleNamespace(number="+493023125000")
    with suppress(ConferenceTrouble):
        seen = bigbluebutton._seen(bigbluebutton._successful(content), event)
        assert seen.code is None or seen.code.isdecimal()
        assert all(number.startswith("+") for number in seen.numbers)
    with suppress(ConferenceTrouble, ValueError, RecursionError):  # the last two of what is no JSON
        answer = json.loads(content)
        list(jitsi._listed(answer))
        assert (jitsi._code_in(answer) or "0").isdecimal()


def _text(content: bytes) -> str:
    return content.decode("utf-8", errors="replace")


PARSERS: Mapping[str, Parser] = {
    one.__name__: one
    for one in (
        twiml,
        overrides,
        parameters,
        lists,
        workbooks,
        numbers,
        dates,
        names,
        spoken_pins,
        bridges,
        invitations,
        platforms,
    )
}
# What each begins from: something that it understands.
EXAMPLES: Mapping[str, tuple[bytes, ...]] = {
    "twiml": (
        b'<Response><Gather numDigits="6" action="/voice/turn/1"><Say language="de-DE">PIN</Say></Gather></Response>',
        b'<Response><Dial hangupOnStar="true"><Conference muted="true">a</Conference></Dial></Response>',
        b"<Response><Dial><Number sendDigits='w1'>+4930</Number></Dial><Record maxLength='60'/></Response>",
    ),
    "overrides": (b"rc=2&rp=ct,rt,5xx&tt=4500", b"e=dublin&sni=y"),
    "parameters": (
        b"CallSid=CA1&From=%2B493023125010&To=anonymous&CallStatus=completed&Digits=748290",
        b"CallSid=CA1&RecordingUrl=https%3A%2F%2Fx%2FRE1.wav&RecordingDuration=7&ErrorUrl=%2Fvoice%2Fresume%2F1%3Fheard%3Dx",
    ),
    "lists": (
        "Name;Telefon;Rückruf\nErna Müller;030 23125010;ja\n".encode("cp1252"),
        b'sep=,\nname,phone,"question"\n"Erna, M",+49 30 23125010,"a\nb"\n',
    ),
    "workbooks": (b"14|0|A2|46200|A1:B2", b"165|0|B3|0|A2:A9", b"49|1|C1|Erna|"),
    "numbers": (b"030 / 231 25-010", b"+49 (0)30 23125010", b"0049 30 23125010 (Tochter)"),
    "dates": (b"Europe/Berlin|2026-03-29T02:30", b"|2026-06-19T18:00+02:00", b"Mo-Fr 08:00-18:00, Sa 9-12"),
    "names": ("Dr. Ayşe Özdemir-Groß".encode(), b"van der Berg, Jan"),
    "spoken_pins": (b"sieben vier acht zwo neun null", b"seven double four eight", "siebenhundertfünfzig".encode()),
    "invitations": (
        b"Zoom\n+493023125600,,81234567890#,,,,*123456# Deutschland\nMeeting-ID: 812 3456 7890\nKenncode: aB3",
        (
            b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDESCRIPTION:Teams\\n+49 30 23125600\\,\\,512340987#"
            b"\r\nEND:VEVENT\r\nEND:VCALENDAR"
        ),
        (
            b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>Einwahl: "
            b"<a href='tel:%2B493023125600,,1%23'>030</a><br>PIN: 12#"
        ),
    ),
    "platforms": (
        b"<response><returncode>SUCCESS</returncode><voiceBridge>71234</voiceBridge><createTime>1</createTime></response>",
        b"<response><returncode>FAILED</returncode><messageKey>notFound</messageKey></response>",
        b'{"id": 3204256789, "conference": "a@conference.b", "numbers": {"DE": ["+49.30.23125444"]}}',
    ),
    "bridges": (b"+496990009001|w42#ww1", b"||sip:saal@bridge.example;transport=tls\nX-Room"),
}
