"""The telephone company's REST API: the promise that dialin relies on, and who keeps it."""
