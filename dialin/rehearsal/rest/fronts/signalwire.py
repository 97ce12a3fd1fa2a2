"""SignalWire's REST API: below another path, signed in with a project and its token, and with fewer codes."""

from dataclasses import replace

from dialin.rehearsal.company import Company
from dialin.rehearsal.rest.fronts.translating import Asked, Complaint, Front, each, not_here
from dialin.rehearsal.wire.parameters import API_VERSION

UNDER = "/api/laml"
UNFIT = 10000  # any argument that does not fit, a call that is over among it
PLACED_WITH = frozenset(
    {
        *("To", "From", "Url", "Method", "FallbackUrl", "FallbackMethod", "StatusCallback", "StatusCallbackMethod"),
        *("StatusCallbackEvent", "SendDigits", "Timeout", "MachineDetection", "MachineDetectionTimeout", "AsyncAmd"),
        *("AsyncAmdStatusCallback", "AsyncAmdStatusCallbackMethod", "Record", "CallerId"),
    }
)


def _inward(asked: Asked, _: Company) -> Asked:
    if not asked.path.startswith(f"{UNDER}/{API_VERSION}/"):
        raise not_here(asked.path)
    path = asked.path.removeprefix(UNDER)
    if asked.method == "POST" and path.endswith("/Calls.json"):
        unknown = {part.partition("=")[0] for part in asked.body.split("&")} - PLACED_WITH
        if unknown:
            raise not_here(f"parameter {' '.join(sorted(unknown))}")
    return replace(asked, path=path)


def _outward(_: Asked, said: object) -> object:
    return each(said, _in_own_words)


def _in_own_words(shape: dict[str, object]) -> dict[str, object]:
    return {name: _in_own_word(name, value) for name, value in shape.items()}


def _in_own_word(name: str, value: object) -> object:
    if isinstance(value, str) and value.startswith(f"/{API_VERSION}"):
        return UNDER + value
    return "outbound" if name == "direction" and str(value).startswith("outbound") else value


def _complaint(status: int, code: int, said: str) -> Complaint:
    if status == 400:
        return 422, {"code": UNFIT, "message": said, "more_info": "", "status": 422}
    return status, {"code": code, "message": said, "more_info": "", "status": status}


SIGNALWIRE_FRONT = Front(_inward, _outward, _complaint)
