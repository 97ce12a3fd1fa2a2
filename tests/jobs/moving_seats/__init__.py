"""Seats that move from one telephone to another, over HTTP, with a provider in trouble."""
