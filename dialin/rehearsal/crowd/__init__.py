"""A crowd that spends an evening on the telephone, and a watch on what must never happen to it."""

from dialin.rehearsal.crowd.crowd import Crowd, Scene
from dialin.rehearsal.crowd.guests import Guest, Plan, Words, draw_plans
from dialin.rehearsal.crowd.report import CrowdReport
from dialin.rehearsal.crowd.watching import Watch, WatchedCompany

__all__ = ["Crowd", "CrowdReport", "Guest", "Plan", "Scene", "Watch", "WatchedCompany", "Words", "draw_plans"]
