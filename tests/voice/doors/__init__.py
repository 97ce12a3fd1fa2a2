"""The webhooks beside the turns of a caller, on both databases."""
