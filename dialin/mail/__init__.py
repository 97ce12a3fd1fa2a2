"""Mails on their way: the promise to hand one to a mail server, and the client that keeps it."""
