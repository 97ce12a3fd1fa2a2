"""Lets the demo start the server as `python -m dialin.cli serve`, wherever the console script lies."""

from dialin.cli import main

main()
