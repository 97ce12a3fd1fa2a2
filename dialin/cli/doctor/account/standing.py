"""The provider knows the account, and lets it do what an evening needs."""

from collections.abc import Iterable

from dialin.cli.doctor.findings import Finding, fine, unseen, wrong
from dialin.cli.doctor.house import House
from dialin.config import Settings
from dialin.provider.account import Account, AccountDesk
from dialin.provider.dialects import dialect_of
from dialin.provider.promise import ProviderTrouble, RequestRefused
from dialin.provider.twilio_account import connect_account

REFUSED = "The provider refuses "
UNKNOWN, FORBIDDEN, ABSENT = 401, 403, 404
NOTHING_SET = "No account is set, so nobody can be called and nothing asked of the provider."


def look(house: House) -> Iterable[Finding]:
    desk, settings = connect_account(house.settings), house.settings
    if desk is None and settings.rest_credentials is not None:
        yield unseen(f"dialin cannot ask {dialect_of(settings).name} about the account.")
        return
    if desk is None:
        yield wrong(
            NOTHING_SET, "Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or TWILIO_API_KEY and TWILIO_API_SECRET."
        )
        return
    try:
        yield _judged(desk.fetch_account(), settings)
    except RequestRefused as refused:
        yield _refused(refused, desk, settings)
    except ProviderTrouble as trouble:
        yield wrong(
            str(trouble),
            f"See whether this machine reaches {house.settings.provider_url}: name server, firewall, proxy.",
        )
    finally:
        desk.close()


def _judged(account: Account | None, settings: Settings) -> Finding:
    if account is None:
        return fine("The API key is known; it may not look at the account's own state.")
    if account.sid != settings.account_sid:
        return wrong(f"The provider answers for account {account.sid}.", "Set TWILIO_ACCOUNT_SID to the account meant.")
    if account.status != "active":
        return wrong(
            f"The account is {account.status}: no call comes in.", "See in the provider's console why, and pay or ask."
        )
    if account.is_trial:
        return wrong(
            "The account is a trial: callers hear an advertisement first, and only verified numbers can be called.",
            "Upgrade it in the provider's console.",
        )
    return fine("It is active.")


def _refused(refused: RequestRefused, desk: AccountDesk, settings: Settings) -> Finding:
    by_key = bool(settings.api_key and settings.api_secret)
    names = "TWILIO_API_KEY with TWILIO_API_SECRET" if by_key else "TWILIO_AUTH_TOKEN for this TWILIO_ACCOUNT_SID"
    if refused.code is None and refused.status < 500:
        return wrong(
            f"Not the provider answers at {settings.provider_url} ({refused.status}).", "Set TWILIO_API_URL right."
        )
    if refused.status == UNKNOWN and (region := desk.find_region()):
        return wrong(
            f"{REFUSED}these credentials in region {settings.region or 'us1'}: they are of region {region}.",
            f"Set TWILIO_REGION={region}, or take the other region's credentials: each has its own.",
        )
    if refused.status in (UNKNOWN, FORBIDDEN):
        return wrong(
            f"{REFUSED}{names} ({refused.status}, code {refused.code}).",
            "Copy them anew from its console; if they are right, the account is suspended or closed there.",
        )
    if refused.status == ABSENT:
        return wrong(
            "The credentials are known, and not for this account.", "Set TWILIO_ACCOUNT_SID to the account they are of."
        )
    return wrong(str(refused), "Run dialin doctor again in a minute.")
