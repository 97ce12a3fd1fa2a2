"""The company's letters on their way: questions to webhooks, and callbacks with the trouble ordered for them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from dialin.rehearsal.scenes import MOST_IN_A_ROW
from dialin.rehearsal.steps import Fetching, Letter
from dialin.rehearsal.wire.errands import Errand
from dialin.rehearsal.wire.parameters import standard
from dialin.rehearsal.wire.posts import Delivered, Post, deliver

if TYPE_CHECKING:
    from dialin.rehearsal.company import Company
    from dialin.rehearsal.legs import Leg


class Mailroom:
    """Makes letters of what legs and rooms want to ask or tell; called with the company's lock held."""

    def __init__(self, company: "Company") -> None:
        self._company = company

    def fetch(self, leg: "Leg", fetching: Fetching, done: Callable[[Delivered], None]) -> None:
        """Ask a webhook about a leg, and hand its answer on."""
        at, count = leg.requests_in_a_row
        count = count + 1 if at == self._company.now else 1
        leg.requests_in_a_row = (self._company.now, count)
        post = self._post(fetching, leg if fetching.purpose != "media" else None)
        if count > MOST_IN_A_ROW:
            self._company.alert(12100, f"{count} requests without a second passing", leg.sid)
            leg.end("failed", "its documents lead nowhere", by="company")
        elif self._company.faults.take("hang_up", post):
            leg.end("completed" if leg.is_answered else "no-answer", "the person hung up", by="person")
        else:
            self._carry(leg.sid, post, lambda answer: self._late(answer, done))

    def notify(self, letter: Letter, *, leg: "Leg | None" = None, lane: str = "") -> None:
        """Send a callback; trouble that was ordered loses, delays or shuffles it."""
        post = self._post(letter, leg)
        if self._company.faults.take("lose_callback", post):
            return
        delay = 0.0
        if late := self._company.faults.take("delay_callback", post):
            delay = late.seconds
        if shuffled := self._company.faults.take("shuffle_callback", post):
            delay += self._company.chance.uniform(0, shuffled.seconds)
        lane = lane or f"{post.call_sid} told"
        if delay:
            self._company.clock.after(delay, lambda: self._carry(lane, post, lambda told: self._told(post, told)))
        else:
            self._carry(lane, post, lambda told: self._told(post, told))

    def _told(self, post: Post, delivered: Delivered) -> None:
        if delivered.response is None:
            self._company.alert(15003, f"{post.url}: {delivered.reason}", post.call_sid)

    def _late(self, delivered: Delivered, done: Callable[[Delivered], None]) -> None:
        if delivered.seconds:
            self._company.clock.after(delivered.seconds, lambda: done(delivered))
        else:
            done(delivered)

    def _carry(self, lane: str, post: Post, done: Callable[[Delivered], None]) -> None:
        self._company.errands.put(Errand(lane, lambda: deliver(self._company.office, post), done))

    def _post(self, letter: Fetching | Letter, leg: "Leg | None") -> Post:
        fields = standard(leg, self._company.account_sid) if leg else {}
        if letter.purpose != "media":
            fields |= letter.parameters | self._company.faults.extra_parameters
        return Post(
            letter.url,
            letter.method,
            tuple((name, value) for name, value in fields.items()),
            letter.purpose,
            leg.sid if leg else letter.parameters.get("CallSid", "") if isinstance(letter, Letter) else "",
            self._company.new_sid("IT"),
            leg.cookies if leg else {},
        )
