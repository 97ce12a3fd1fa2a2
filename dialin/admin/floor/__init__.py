"""Hands and the floor on the seat board."""
