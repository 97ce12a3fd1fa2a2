"""Staff: logins, sessions, and the language of the pages."""
