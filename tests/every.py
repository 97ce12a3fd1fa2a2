"""One property, many examples: a single test that tries them all and names every one that fails."""

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any


def every(names: str | tuple[str, ...], examples: Iterable[Any]) -> Callable[..., Callable[..., None]]:
    """For a test as pytest's parametrize would be, but it counts as one, and all examples share its fixtures."""
    arguments = (names,) if isinstance(names, str) else names
    rows = [(example,) if isinstance(names, str) else tuple(example) for example in examples]
    assert rows, "a property without an example cannot fail"
    assert all(len(row) == len(arguments) for row in rows), "an example has a value for each name"

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def tries_all(**fixtures: Any) -> None:
            failed = [
                failure for row in rows if (failure := _try(test, fixtures, dict(zip(arguments, row, strict=True))))
            ]
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(rows)} examples", failed)

        signature = inspect.signature(test)
        left = [one for name, one in signature.parameters.items() if name not in arguments]
        tries_all.__signature__ = signature.replace(parameters=left)
        return tries_all

    return decorate


def _try(test: Callable[..., None], fixtures: dict[str, Any], example: dict[str, Any]) -> Exception | None:
    try:
        test(**fixtures, **example)
    except Exception as failure:  # noqa: BLE001 (all that fail are named, not only the first)
        failure.add_note(", ".join(f"{name}={value!r:.200}" for name, value in example.items()))
        return failure
    return None
