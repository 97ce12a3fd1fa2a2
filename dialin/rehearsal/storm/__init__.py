"""Many callers at once over real HTTP, as a load on a webhook server, with a report of where they got."""

from dialin.rehearsal.storm.report import Report, StormCaller
from dialin.rehearsal.storm.storm import Storm, Target, run_storm

__all__ = ["Report", "Storm", "StormCaller", "Target", "run_storm"]
