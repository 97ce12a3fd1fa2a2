"""Staff and their logins: the ways in, one's own login, and the logins of all."""
