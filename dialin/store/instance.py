"""The instance table: what there is to know of this database as a whole, such as the key that it is sealed by."""

from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.database import Base


class InstanceTable(Base):
    """One row a fact, none about people. Read and written in `store/sealing/`, on any connection."""

    __tablename__ = "instance"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
