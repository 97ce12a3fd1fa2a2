"""The stages that note a number for a call back or a registration."""
