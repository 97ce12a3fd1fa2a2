"""The sentences about what is doubtful in an invitation, and about why a number was taken."""

from dialin.invitations.said import Doubt
from dialin.rules.bridging.platforms import PLATFORMS
from dialin.rules.phone_numbers import spaced
from dialin.rules.refusals import mark

EMPTY = Doubt(mark("There is no text in it. Paste the whole invitation, with its telephone numbers."))
CUT = Doubt(mark("It is very long, and only its beginning was read."))
NO_NUMBER = Doubt(mark("It gives no telephone number and no other way in."))
SEVERAL = Doubt(mark("It invites to several meetings. Keep the text of the right one only."))
OLDER_BELOW = Doubt(mark("An older invitation with other numbers or keys stands below it; the upper one was read."))
CANCELLED = Doubt(mark("It says that the meeting is cancelled."))
CORRECTED = Doubt(mark("It says that a number or a code is no longer right; compare them with the invitation."))
NO_CODE = Doubt(mark("No keys were found in it: neither a meeting ID nor a PIN for telephones."))
UNKNOWN_PLATFORM = Doubt(mark("Its platform is not known; the keys are a guess from the words beside them."))
UNLABELLED = Doubt(mark("It does not say what the keys are for; compare them with the invitation."))
UNLABELLED_NUMBER = Doubt(mark("It does not say that the number is for dialling in; compare it with the invitation."))
NO_PASSCODE = Doubt(mark("It speaks of a passcode, but gives none for telephones; the dial-in may ask for it."))
WEB_CODE = Doubt(mark("The only code in it may be meant for the web page instead of the telephone."))
WEB_PASSWORD = Doubt(mark("It does not say whether its password is asked for on the telephone too; none was taken."))
LETTERS = Doubt(mark("Its passcode has letters, which no telephone can key, and it gives none for telephones."))
NO_PERSONAL_PIN = Doubt(mark("It gives no PIN beside the meeting ID; the dial-in may ask for one."))
CODES_DIFFER = Doubt(mark("It gives different passcodes for telephones; the one of the line to tap was taken."))
INCOMPLETE = Doubt(mark("A telephone number in it is cut off or blanked out."))
NATIONAL = Doubt(mark("The number is written without its country code and was read as a German one."))
LOST_PLUS = Doubt(mark("The number is written without the plus sign of its country code."))
TOLL_FREE = Doubt(mark("The number is toll-free: such numbers often cannot be dialled by a provider abroad."))
SHARED_COST = Doubt(mark("The number is a service number that may cost extra and often cannot be dialled."))
PREMIUM = Doubt(mark("The number is a premium-rate number: it is expensive and often cannot be dialled."))
FOREIGN = Doubt(mark("There is no German number in it; this one is abroad, which costs more."))
INVALID = Doubt(mark("The number does not exist as it stands; look for missing digits."))
MAYBE_SHORT = Doubt(mark("The number is shorter than this platform's numbers are; look for missing digits."))


def only(ways: str) -> Doubt:
    return Doubt(mark("It gives no telephone number, only {ways}."), {"ways": ways})


def odd_length(code: str) -> Doubt:
    return Doubt(mark("The code {code} has an unusual length; look for missing digits."), {"code": code})


def other_platform(platform: str) -> Doubt:
    return Doubt(
        mark("It also has a link to a meeting on {platform}, which was left aside."), {"platform": PLATFORMS[platform]}
    )


def rooms_differ(taken: str, other: str) -> Doubt:
    return Doubt(
        mark("It names the meeting both {taken} and {other}; the first was taken."), {"taken": taken, "other": other}
    )


def anybodys(number: str) -> Doubt:
    return Doubt(
        mark("It gives the number {number}, but neither a platform nor keys: it may be anybody's."),
        {"number": spaced(number)},
    )


def link_differs(code: str, linked: str) -> Doubt:
    return Doubt(
        mark("Its link opens the meeting {linked}, and its keys another one, {code}."), {"code": code, "linked": linked}
    )


def taken_because(number: str, why: str) -> Doubt:
    return Doubt(mark("{number} was taken: {why}."), {"number": spaced(number), "why": why})


def passed_over(number: str, why: str) -> Doubt:
    return Doubt(mark("{number} was not taken: {why}."), {"number": spaced(number), "why": why})


ONE_OF_SEVERAL = mark("it belongs to one of several meetings")
