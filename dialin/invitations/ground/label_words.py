"""The words that stand in front of codes, in German and English, and what each says that a code is for."""

import re
from enum import StrEnum


class Label(StrEnum):
    """What a code is for. Only some are ever keyed; the others are known so that they are not."""

    HOST = "host"
    AUDIO = "audio"
    VIDEO = "video"
    TENANT = "tenant"
    PARTICIPANT = "participant"
    WEB = "web"
    PHONE_PASSCODE = "phone_passcode"
    PERSONAL_PIN = "personal_pin"
    CONFERENCE = "conference"
    MEETING = "meeting"
    ACCESS = "access"
    PIN = "pin"
    PASSCODE = "passcode"
    KEYED = "keyed"  # no word, but "enter 12345#"


_WHO_LEADS = (
    r"(?:Host|Moderator|Moderation|Moderierende|Panell?ist|Podium|(?:Diskussions|Podiums)teilnehmer|Referent|Vortragende|Sprecher|Speaker|Presenter"
    r"|Organi[sz]er|Organisator|Veranstalter|Gastgeber|Leader|(?:Besprechungs|Konferenz|Sitzungs)?(?:Leiter|Leitung)"
    r"|Chair(?:person)?|Vorsitz(?:ende)?|Admin)(?:[*:/]?innen|in|'s|e[ns]|[nrs])?"
)
_ITS_CODE = (
    r"(?:PIN|Key|Passcode|Password|Schl~ssel|Kenncode|Kennwort|Passwort|(?:Zugangs_?|Einwahl_?|Access_)?(?:Code|PIN))"
)
_WHO_TAKES_PART = r"(?:_(?:Teilnehme(?:r|nde)\w*|Participants?|Attendees?|Guests?|G~ste))?"

# The first that matches counts, so the narrower stands above the wider. `_` is a blank, a line's end, a hyphen, or
# nothing; `~` is an umlaut, whatever has become of it.
_WORDS: dict[Label, str] = {
    Label.HOST: (
        rf"{_WHO_LEADS}_(?:Zugangs|Zugriffs|Einwahl|Access_|Dial_in_)?{_ITS_CODE}(?:_Code)?"
        rf"|{_WHO_LEADS}[ ]?:[ ]{_ITS_CODE}"
        rf"|{_ITS_CODE}_\(?(?:(?:f~r|of|for)_)?(?:den_|die_|das_|the_)?{_WHO_LEADS}(?:_?\))?"
        r"|Einwahl_PIN_zur~cksetzen|Reset(?:_dial_in)?_PIN|PIN_zur~cksetzen|Zur~cksetzen_der_Einwahl_PIN"
        r"|Forgot_your_dial_in_PIN|(?:Einwahl_)?PIN_vergessen"
    ),
    Label.AUDIO: r"Audio_?(?:PIN|Code)",
    Label.VIDEO: (
        r"(?:Video|VTC|Videokonferenz|Video_Konferenz)(?:_Conference|_Konferenz)?_(?:ID|Nummer|Kennung)"
        r"|(?:SIP|H\.?323)(?:_?/_?(?:SIP|H\.?323))?_(?:Passcode|Kenncode|Passwort|Password|PIN)"
    ),
    Label.TENANT: r"Tenant_Key|Mandantenschl~ssel",
    Label.PARTICIPANT: r"(?:Participant|Attendee|Teilnehmer(?:in)?)_(?:ID|Nummer|Number|Kennung)",
    Label.WEB: (
        r"(?:Web|Online|Webinar|Browser)_(?:Passcode|Kenncode|Password|Passwort|Kennwort|PIN|Code|Zugangscode)"
    ),
    Label.PHONE_PASSCODE: (
        r"(?:Phone|Dial_in|Telefon|Einwahl|Numeric(?:_meeting)?|Numerische[rs]?(?:_Meeting)?|Audio|Telephone)"
        r"_?(?:Passcode|Kenncode|Password|Passwort|Kennwort)"
        r"|(?:Passwort|Kenncode|Kennwort|Passcode|Password)_(?:"
        r"f~r_(?:die_)?(?:Telefon|Einwahl)\S*(?:_(?:und|oder)_Video\S*)?(?:_(?:systeme|ger~te))?"
        r"|for_(?:phones?|dial_in|telephone)\S*(?:_(?:and|or)_video_\S+)?"
        r"|(?:if_)?(?:joining_)?from_(?:a_)?(?:phones?|video_systems?)\S*(?:_and_video_(?:systems|devices))?"
        r"|\((?:Telefon|Phone|Einwahl|Dial_in)\)|(?:per|~ber)_Telefon)"
        r"|(?:Video|Phone)_System_(?:Password|Passwort)"
    ),
    Label.PERSONAL_PIN: (
        r"(?:Ihre?|Deine?|Your|My|Meine?)_(?:(?:pers~nliche|individuelle|eigene)[rn]?|personal)?_?(?:Einwahl_)?PIN(?:_Code)?"
        r"|(?:(?:pers~nliche|individuelle)[rn]?|personal)_(?:Einwahl_)?PIN(?:_Code)?"
    ),
    Label.CONFERENCE: (
        r"(?:Phone_|Telefon_?|Audio_?)?(?:Conference|Konferenz)(?:_Call)?"
        r"_?(?:ID|Kennung|Nummer|Number|Code|PIN(?:_(?:Code|number))?|Zugangscode)"
        r"|(?:Telefon|Einwahl|Phone|Dial_in)_?(?:PIN|Code)"
        r"|Telefon_Konferenz_ID|ID_der_Telefonkonferenz|(?:Raum|Room)_?(?:nummer|_number|code|PIN|ID)"
    ),
    Label.MEETING: (
        r"(?:Meeting|Webinar|Besprechungs?|Sitzungs|Event|Ereignis|Veranstaltungs)"
        r"_?(?:ID|Kennung|Kennnummer|Nummer|Number|Code)(?:_?\(?(?:Zugriffs|Zugangs)_?code\)?|_?\(access_code\))?"
        r"|(?:Besprechung|Meeting)skennung"
    ),
    Label.ACCESS: (
        r"(?:Access|Zugangs|Zugriffs|Einwahl|Dial_in|Participant|Attendee|Guest|Teilnehmer|G~ste|Telefon|Phone)"
        rf"_?(?:Zugangs|access_)?(?:code|PIN|nummerncode){_WHO_TAKES_PART}"
        r"|Meeting_PIN|PIN_Code_(?:f~r_(?:die_)?Einwahl)|Zugangsnummer"
    ),
    Label.PIN: rf"PIN(?:_?(?:Code|Nummer|number))?{_WHO_TAKES_PART}",
    Label.PASSCODE: r"(?:Meeting_|Besprechungs_?|Sitzungs_?)?(?:Passcode|Kenncode|Password|Passwort|Kennwort)",
}


def _pattern(words: str) -> str:
    return words.replace("~", r"\S{1,3}").replace("_", r"[ -]?[ -]?\n?[ ]*")


WORD = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{label}>{_pattern(words)})" for label, words in _WORDS.items()) + r")(?!\w)",
    re.IGNORECASE,
)
NO_CODE_NEEDED = re.compile(
    r"\bno\s+(?:access\s+)?(?:code|PIN|passcode)\b|\bkeine?n?\s+(?:PIN|\w*code)\b|\bohne\s+(?:PIN|\w*code)\b",
    re.IGNORECASE,
)
