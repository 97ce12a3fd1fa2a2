"""The stages around speaking in the event."""
