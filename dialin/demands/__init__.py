"""What has to be so before anything starts: settings that can be used, and a database that is there and is theirs."""

from dialin.demands.database import demand_database, is_anothers, name_of, refuse_readers
from dialin.demands.settings import demand_provable, demand_usable, unproved, unreachable, unusable

__all__ = [
    "demand_database",
    "demand_provable",
    "demand_usable",
    "is_anothers",
    "name_of",
    "refuse_readers",
    "unproved",
    "unreachable",
    "unusable",
]
