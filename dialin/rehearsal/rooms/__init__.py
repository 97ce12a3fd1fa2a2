"""Phone rooms: who is in, who hears whom, what rooms report, and what can be changed from outside."""
