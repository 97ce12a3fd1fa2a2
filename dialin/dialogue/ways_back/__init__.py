"""Ways back into an event, for whoever has lost theirs."""
