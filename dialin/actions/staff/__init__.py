"""Staff: logins, sessions and the audit log."""
