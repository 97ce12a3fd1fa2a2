"""The campaign table: what the city tells everybody of an event, each by the way that they chose."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, insert, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.rules.outgoing.words import Purpose
from dialin.store.act import Act
from dialin.store.database import Base, kept_as_word
from dialin.store.rows import every, one

_RUNNING = text("stopped_at IS NULL")


@dataclass(frozen=True, slots=True)
class Campaign:
    """One campaign. It runs until it is stopped: who registers later is told too."""

    id: int
    event_id: int
    kind: Purpose
    begins_at: datetime  # nobody is called before
    started_at: datetime
    started_by: str
    stopped_at: datetime | None
    stopped_by: str | None


class CampaignTable(Base):
    __tablename__ = "campaign"
    __table_args__ = (
        Index(
            "one_running_campaign", "event_id", "kind", unique=True, sqlite_where=_RUNNING, postgresql_where=_RUNNING
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    kind: Mapped[Purpose] = mapped_column(kept_as_word(Purpose))
    begins_at: Mapped[datetime]
    started_at: Mapped[datetime]
    started_by: Mapped[str]
    stopped_at: Mapped[datetime | None]
    stopped_by: Mapped[str | None]


def add_campaign(act: Act, values: dict[str, Any]) -> int:
    return int(act.connection.execute(insert(CampaignTable).values(values).returning(CampaignTable.id)).scalar_one())


def running_campaign(act: Act, event_id: int, kind: Purpose) -> Campaign | None:
    found = select(CampaignTable.__table__).where(
        CampaignTable.event_id == event_id, CampaignTable.kind == kind, CampaignTable.stopped_at.is_(None)
    )
    return one(Campaign, act.connection.execute(found))


def running_campaigns(act: Act) -> list[Campaign]:
    found = select(CampaignTable.__table__).where(CampaignTable.stopped_at.is_(None)).order_by(CampaignTable.id)
    return every(Campaign, act.connection.execute(found))


def campaigns_of(act: Act, event_id: int) -> list[Campaign]:
    """The newest first."""
    found = select(CampaignTable.__table__).where(CampaignTable.event_id == event_id)
    return every(Campaign, act.connection.execute(found.order_by(CampaignTable.id.desc())))


def mark_stopped(act: Act, campaign_id: int) -> bool:
    """Whether this stopped it; False where it was stopped before."""
    stopped = (
        update(CampaignTable)
        .where(CampaignTable.id == campaign_id, CampaignTable.stopped_at.is_(None))
        .values(stopped_at=act.now, stopped_by=act.author)
    )
    return act.connection.execute(stopped).rowcount == 1
