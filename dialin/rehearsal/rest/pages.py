"""Lists as the REST API shows them, page by page."""

from urllib.parse import urlencode

from flask import Response, jsonify, request

from dialin.rehearsal.rest.shapes import Shape
from dialin.rehearsal.rest.trouble import RestError


def page(name: str, items: list[Shape]) -> Response:
    """One page of a list: exactly one key besides those for paging, as the client demands."""
    size = _number("PageSize", 50)
    place = _number("Page", 0)
    if not 1 <= size <= 1000:
        raise RestError(400, 20006, "PageSize is between 1 and 1000")
    start, path = place * size, f"{request.path}?PageSize={size}"
    shown = items[start : start + size]
    has_more = start + size < len(items)
    return jsonify(
        {
            name: shown,
            "page": place,
            "page_size": size,
            "start": start,
            "end": start + max(0, len(shown) - 1),
            "uri": f"{path}&Page={place}",
            "first_page_uri": f"{path}&Page=0",
            "next_page_uri": f"{path}&{_filters()}Page={place + 1}" if has_more else None,
            "previous_page_uri": f"{path}&{_filters()}Page={place - 1}" if place else None,
        }
    )


def _number(name: str, default: int) -> int:
    value = request.args.get(name, "")
    return int(value) if value.isdigit() else default


def _filters() -> str:
    kept = [(k, v) for k, v in request.args.items(multi=True) if k not in ("Page", "PageSize")]
    return urlencode(kept) + "&" if kept else ""
