"""The instance table: the few things that this installation has to know about itself."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base, insert_or, table_of

KEY_PROOF = "key_proof"  # by which a secret key is known again, and not found out


class InstanceTable(Base):
    """One row a fact. Nothing in it is about people."""

    __tablename__ = "instance"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


_VALUE = select(InstanceTable.value).where(InstanceTable.name == bindparam("fact"))


def find_fact(act: Act, name: str) -> str | None:
    return act.connection.execute(_VALUE, {"fact": name}).scalar_one_or_none()


def keep_fact(act: Act, name: str, value: str) -> str:
    """Its value: this one, or the one that it has already."""
    new = insert_or(table_of(InstanceTable), act.connection).values(name=name, value=value)
    act.connection.execute(new.on_conflict_do_nothing(index_elements=["name"]))
    return find_fact(act, name) or value
