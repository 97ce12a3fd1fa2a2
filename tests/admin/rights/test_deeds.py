"""What moderators may do and what is for the administration alone, written down once more beside the pages."""

from flask import Flask

from dialin.admin.door import rights_asked
from dialin.rules.rights import Right, Role, may

OF_MODERATORS = {
    "GET /events/<slug>", "GET /events/<slug>/board", "GET /events/<slug>/questions",
    "GET /events/<slug>/questions/<int:question_id>/delete", "GET /events/<slug>/questions/<int:question_id>/sound",
    "GET /events/<slug>/questions/print", "POST /events/<slug>/hands",
    "POST /events/<slug>/hands/<any(open, closed):way>", "POST /events/<slug>/hands/<int:hand_id>/floor",
    "POST /events/<slug>/hands/<int:hand_id>/lower", "POST /events/<slug>/hands/<int:hand_id>/mute",
    "POST /events/<slug>/hands/<int:hand_id>/unmute", "POST /events/<slug>/hands/next",
    "POST /events/<slug>/questions/<int:question_id>/delete", "POST /events/<slug>/questions/<int:question_id>/text",
    "POST /events/<slug>/questions/<int:question_id>/topic",
}  # fmt: skip
OF_THE_ADMINISTRATION = {
    "GET /audit", "GET /events/<slug>/call-off", "GET /events/<slug>/end", "GET /events/new", "GET /rights",
    "GET /rights/<int:login_id>", "GET /staff", "GET /staff/<int:login_id>", "GET /staff/new",
    "POST /events/<slug>/call-off", "POST /events/<slug>/end", "POST /events/<slug>/invitation", "POST /events/new",
    "POST /events/new/invitation", "POST /rights/<int:login_id>",
    "POST /staff/<int:login_id>/disable", "POST /staff/<int:login_id>/enable", "POST /staff/<int:login_id>/reset",
    "POST /staff/<int:login_id>/role", "POST /staff/new",
}  # fmt: skip


def test_no_page_has_come_to_be_for_more_people_than_it_was_meant_for(app: Flask) -> None:
    assert app
    asked = {f"{method} {rule}": right for (method, rule), right in rights_asked.items()}
    own = {one for one, right in asked.items() if right is Right.SIGNED_IN}
    assert {one for one, right in asked.items() if may(Role.MODERATOR, right)} - own == OF_MODERATORS
    assert {one for one, right in asked.items() if not may(Role.OFFICE, right)} == OF_THE_ADMINISTRATION
