"""Trouble to order: lost, doubled, late and wrong deliveries, to rehearse what must survive them."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

FaultKind = Literal[
    "duplicate",  # a request is delivered twice; the second answer counts
    "lose_answer",  # the webhook works, its answer is lost (a read timeout)
    "stall",  # the answer takes `seconds`; from the read timeout on it is lost
    "refuse_connection",  # nobody answers at the webhook's address
    "answer",  # the webhook is not asked, `status` is its answer
    "lose_callback",  # a status or conference callback is never sent
    "delay_callback",  # it is sent `seconds` later
    "shuffle_callback",  # it is sent at any time within `seconds`
    "hang_up",  # the caller hangs up when this request would have been made
    "rest_answer",  # the REST API answers `status` and does nothing
    "rest_lose_answer",  # the REST API does it and answers `status`
    "rest_garbage",  # the REST API does it, and half of its answer comes
    "rest_stall",  # the REST API does it and answers after `seconds` of real time
    "lose_recording",  # the recording becomes `absent`
]

# Shown the webhook, the recording or the REST request that the trouble may hit.
Hits = Callable[..., bool]


@dataclass
class OrderedFault:
    """One ordered trouble: `times` says how often (None: for ever), `where` which deliveries it hits."""

    kind: FaultKind
    where: Hits = lambda _: True
    times: int | None = 1
    seconds: float = 15.0
    status: int = 500


@dataclass
class Faults:
    """The troubles in force. `extra_parameters` are added to every webhook."""

    orders: list[OrderedFault] = field(default_factory=list)
    extra_parameters: dict[str, str] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def order(
        self,
        kind: FaultKind,
        *,
        where: Hits = lambda _: True,
        times: int | None = 1,
        seconds: float = 15.0,
        status: int = 500,
    ) -> OrderedFault:
        """Order a trouble, on the terms of OrderedFault."""
        fault = OrderedFault(kind, where, times, seconds, status)
        with self._lock:
            self.orders.append(fault)
        return fault

    def take(self, kind: FaultKind, delivery: object) -> OrderedFault | None:
        """The trouble that hits this delivery, one of its times used up."""
        with self._lock:
            for fault in self.orders:
                if fault.kind == kind and fault.times != 0 and fault.where(delivery):
                    if fault.times is not None:
                        fault.times -= 1
                    return fault
        return None

    def clear(self) -> None:
        with self._lock:
            self.orders.clear()
        self.extra_parameters.clear()
