"""`dialin bridge read`: what a pasted invitation says, for people or as JSON."""

from typing import Any

import click

from dialin.cli.bridge.invitations import read_file
from dialin.cli.output import json_option, show_one
from dialin.invitations.reading import Reading
from dialin.rules.bridging.platforms import PLATFORMS
from dialin.rules.phone_numbers import spaced


@click.group()
def bridge() -> None:
    """Ways into videoconferences: what an invitation says."""


@bridge.command()
@click.argument("file", metavar="FILE|-")
@json_option
def read(file: str, *, as_json: bool) -> None:
    """Read the invitation in FILE: a mail, a calendar file, a web page or its plain text. - is standard input."""
    reading = read_file(file)
    if as_json:
        show_one(document(reading), as_json=True)
    else:
        click.echo("\n".join(lines(reading)))


def document(reading: Reading) -> dict[str, Any]:
    """The reading under the names that scripts rely on."""
    return {
        "platform": reading.platform,
        "number": reading.number,
        "digits": None if reading.digits is None else list(reading.digits),
        "sip": reading.sip,
        "alternatives": [
            {
                "number": other.number,
                "digits": None if other.digits is None else list(other.digits),
                "said": str(other.said),
            }
            for other in reading.alternatives
        ],
        "doubts": [str(doubt) for doubt in reading.doubts],
    }


def lines(reading: Reading) -> list[str]:
    """The same for people: what would be dialled, why, what else there is, and what to look at again."""
    said = [
        f"platform  {PLATFORMS.get(reading.platform or '', 'not known')}",
        f"number    {spaced(reading.number) if reading.number else 'none'}",
        f"keys      {' '.join(reading.digits) if reading.digits else 'none'}",
        f"SIP       {reading.sip or 'none'}",
    ]
    reason = [f"because   {reading.reason}"] if reading.reason else []
    others = [f"or        {spaced(one.number)}  {' '.join(one.digits or ())}" for one in reading.alternatives]
    whys = [f"          {one.said}" for one in reading.alternatives]
    paired = [line for pair in zip(others, whys, strict=True) for line in pair]
    return [*said, *reason, *paired, *(f"doubtful  {doubt}" for doubt in reading.doubts)]
