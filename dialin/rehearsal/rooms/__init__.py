"""Phone rooms: who is in and hears whom, what is told about it, what can be changed from outside."""
