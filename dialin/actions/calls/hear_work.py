"""Lets a call hear news that was left for it: what it says, and that it was heard."""

from dialin.dialogue.words.news import News, NewsKind
from dialin.store.act import Act
from dialin.store.work import Work, load_work, mark_heard


def hear_work(act: Act, work_id: int) -> News:
    work = load_work(act, work_id)
    assert work is not None
    mark_heard(act, work_id)
    return news_of(work)


def news_of(work: Work) -> News:
    return News(NewsKind(work.details["news"]), reason=work.details.get("reason", ""))
