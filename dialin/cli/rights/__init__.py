"""Commands about who may do what, and about the log of what was done."""
