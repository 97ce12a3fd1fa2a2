"""The telephone company's REST API: the promise the house relies on, and who keeps it."""
