"""What has arrived in mailboxes and letter boxes and on mobiles, for the page that shows it."""

from flask import Blueprint, Response, abort, jsonify

from dialin.rehearsal.company import Company
from dialin.rehearsal.mailbox.mailbox import Letter, Mail
from dialin.rehearsal.messages import Message

PDF = "application/pdf"
Item = dict[str, object]


def blueprint(company: Company) -> Blueprint:
    mailbox = company.mailbox
    post = Blueprint("post", __name__, url_prefix="/rehearsal/mailbox")

    @post.get("")
    def show_all() -> Response:
        with company.lock:
            messages = [_message(one) for one in company.messages.by_sid.values()]
        mails = [_mail(number, one) for number, one in enumerate(list(mailbox.mails))]
        letters = [_letter(number, one) for number, one in enumerate(list(mailbox.letters))]
        return jsonify(items=sorted(messages + mails + letters, key=lambda item: str(item["at"]), reverse=True))

    @post.get("/mails/<int:number>/<int:place>")
    def file(number: int, place: int) -> Response:
        mails = mailbox.mails
        if number >= len(mails) or place >= len(mails[number].attachments):
            abort(404, "there is no such file")
        found = mails[number].attachments[place]
        return _pdf(found.content) if found.content_type == PDF else _download(found.content)

    @post.get("/letters/<int:number>")
    def letter(number: int) -> Response:
        if number >= len(mailbox.letters):
            abort(404, "there is no such letter")
        return _pdf(mailbox.letters[number].pdf)

    return post


def _message(one: Message) -> Item:
    return {
        "id": one.sid,
        "kind": "sms",
        "to": one.to,
        "from": one.from_,
        "subject": "",
        "text": one.body,
        "at": one.created_at.isoformat(),
        "status": one.status,
        "files": [],
    }


def _mail(number: int, one: Mail) -> Item:
    files = [
        {"name": file.name, "url": f"/rehearsal/mailbox/mails/{number}/{place}"}
        for place, file in enumerate(one.attachments)
    ]
    return {
        "id": f"mail-{number}",
        "kind": "mail",
        "to": ", ".join(one.receivers),
        "from": one.sender,
        "subject": one.subject,
        "text": one.text,
        "at": one.at.isoformat(),
        "status": "delivered",
        "files": files,
    }


def _letter(number: int, one: Letter) -> Item:
    return {
        "id": f"letter-{number}",
        "kind": "letter",
        "to": one.to,
        "from": "",
        "subject": "",
        "text": "",
        "at": one.at.isoformat(),
        "status": "delivered",
        "files": [{"name": "", "url": f"/rehearsal/mailbox/letters/{number}"}],
    }


def _pdf(content: bytes) -> Response:
    response = Response(content, content_type=PDF)
    response.headers["Content-Disposition"] = "inline"
    return response


def _download(content: bytes) -> Response:
    """Anything else may be a page that does what it likes: it is only handed out as a file."""
    response = Response(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = "attachment"
    return response
