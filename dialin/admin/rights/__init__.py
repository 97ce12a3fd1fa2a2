"""Who may see which events."""
