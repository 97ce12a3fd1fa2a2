"""The dial-ins of videoconferences: what they say, which keys they hear when, and whom they let in."""

from dialin.rehearsal.callees.far_ends.habits import HABITS, Habits
from dialin.rehearsal.callees.far_ends.kinds import far_end, slower
from dialin.rehearsal.callees.far_ends.meeting import Meeting, Participant

__all__ = ["HABITS", "Habits", "Meeting", "Participant", "far_end", "slower"]
