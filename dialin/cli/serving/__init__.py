"""How requests come in and answers go out: processes by gunicorn, their connections by waitress."""
