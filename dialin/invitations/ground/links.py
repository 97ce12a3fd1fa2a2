"""Links of the platforms in a text: which meeting they open, and whose they are; none of their digits are keys."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

_URL = re.compile(r"(?:https?://|(?<![\w@./-])(?=(?:[\w-]+\.){1,4}[a-z]{2,6}/\S))[^\s<>\"\[\]]+", re.IGNORECASE)
_NARROW = 20  # no column is narrower; a shorter line has ended by itself
_GOES_ON = re.compile(r"\n((?!https?:|tel:|\+)[\w/?&=%.~@!$'()*,-]{2,}(?<![:,]))(?=\s|$)")
_TAIL = ".,;:!?)'*_"

# Of each platform the links that open one meeting; `key` says which.
_JOIN = {
    "zoom": r"(?:[\w-]+\.)*zoom(?:gov)?\.(?:us|com|com\.cn)/(?:j|w|s|wc/join|wc|my|webinar/register)/(?P<key>[\w.-]+)",
    "teams": r"teams\.(?:microsoft|live)\.com/(?:l/(?P<kind>meetup-join)/(?P<key>[^/?\s]+)|meet/(?P<key2>\d+))",
    "webex": r"(?!m\.)[\w.-]+\.webex\.com/\S*?(?:j\.php\?MTID=|/meet/|/m/|wbxmjs/joinservice/sites/\S+?/)"
    r"(?P<key>[\w.-]+)",
    "goto": r"(?:(?:global|www|app)\.)?(?:gotomeeting\.com/(?:join/)?|gotomeet\.me/|goto\.com/(?:meet(?:ing)?/)?"
    r"|meet\.goto\.com/|gotowebinar\.com/\S*?/)(?P<key>[\w-]{3,})",
    "meet": r"meet\.google\.com/(?P<key>[a-z]{3}-?[a-z]{4}-?[a-z]{3}|lookup/\w+)",
    "chime": r"(?:app\.)?chime\.aws/(?:meetings/)?(?P<key>\d{6,}|(?!dialin)[a-z]\w+)",
    "freeconference": r"(?:[\w-]+\.)?freeconference(?:call)?\.com/(?:\S*?room/|wall/|join/)?(?P<key>[\w-]+)",
    "skype": r"(?:meet\.lync\.com|join\.skype\.com"
    r"|(?:meet|lync|sfb|skype)\.(?!jit\.si)[\w.-]+\.\w+(?=/[\w.-]+/(?=[A-Z]*\d)[A-Z0-9]{6,10}(?:$|\?)))/(?P<key>[\w./-]+)",
    "jitsi": r"(?:meet\.jit\.si|8x8\.vc|[\w.-]*jitsi[\w.-]*\.\w+)/(?!static|room/join|join|public)(?P<key>[\w%.~/-]+)",
    "bigbluebutton": r"(?:[\w.-]+/(?:b|rooms)/(?P<key>[a-z0-9]{3}-[a-z0-9]{3}-[a-z0-9]{3}(?:-[a-z0-9]{3})?)"
    r"|(?:bbb|bigbluebutton|greenlight)[\w.-]*\.\w+/(?P<key2>[\w./-]+))",
    "nextcloud-talk": r"[\w.-]+(?:/[\w-]+)*?/(?:index\.php/)?call/(?P<key>[a-z0-9]{6,})",
}
# Links that are a platform's without opening a meeting: lists of numbers, help, settings.
_ABOUT = {
    "zoom": r"(?:[\w-]+\.)*zoom(?:gov)?\.(?:us|com)(?:/|$)",
    "teams": r"(?:[\w-]+\.)*teams\.microsoft\.com|aka\.ms/JoinTeams|(?:[\w-]+\.)*teams\.live\.com",
    "webex": r"(?:[\w-]+\.)*webex\.com",
    "goto": r"(?:[\w-]+\.)*(?:gotomeeting|goto|gotowebinar|gotomeet)\.(?:com|me)",
    "meet": r"tel\.meet(?:/|$)|meet\.google\.com|g\.co/meet",
    "chime": r"(?:[\w-]+\.)*chime\.aws|aws\.amazon\.com/chime",
    "freeconference": r"(?:[\w-]+\.)*freeconference(?:call)?\.com",
    "jitsi": r"\S*/static/dialInInfo\.html",
    "jitsi-admin": r"\S*jitsi-?admin\S*|\S*/(?:room/join|join)/[\w-]*\?\S*uid=|\S*/my/selfregister",
    "skype": r"aka\.ms/\S*skype\S*|\S*lync\.com",
}
_JOINS = {platform: re.compile(pattern, re.IGNORECASE) for platform, pattern in _JOIN.items()}
_ABOUTS = {platform: re.compile(pattern, re.IGNORECASE) for platform, pattern in _ABOUT.items()}


@dataclass(frozen=True, slots=True)
class Link:
    start: int
    end: int
    platform: str | None
    meeting: str | None  # what tells this meeting from the platform's others; None: it opens none


def find_links(text: str) -> tuple[Link, ...]:
    return tuple(_link(found.start(), _whole(text, found)) for found in _URL.finditer(text))


def _whole(text: str, found: re.Match[str]) -> str:
    """The link, and what of it a narrow column has put into the lines below."""
    url, end = found[0], found.end()
    while (
        text[end : end + 1] == "\n" and end - text.rfind("\n", 0, end) > _NARROW and (more := _GOES_ON.match(text, end))
    ):
        if url[-1] not in "/?=&%._-" and not re.search(r"[/=?&%]", more[1]):
            break
        url, end = text[found.start() : more.end()], more.end()
    return url.rstrip(_TAIL)


def without_links(text: str, links: tuple[Link, ...]) -> str:
    """The text with blanks in the place of its links, so that nobody finds a PIN in one."""
    pieces, at = [], 0
    for link in links:
        pieces += [text[at : link.start], " " * (link.end - link.start)]
        at = link.end
    return "".join(pieces) + text[at:]


def _link(start: int, url: str) -> Link:
    end = start + len(url)
    bare = re.sub(r"^https?://", "", unquote(url[:2000].replace("\n", "")), flags=re.IGNORECASE)
    for platform, pattern in _JOINS.items():
        found = pattern.match(bare)
        if found:
            named = found.groupdict()
            kind = named.get("kind") or ("2" if named.get("key2") else "1")
            return Link(start, end, platform, kind + ":" + (named.get("key") or named.get("key2") or "").casefold())
    about = next((platform for platform, pattern in _ABOUTS.items() if pattern.match(bare)), None)
    return Link(start, end, about, None)
