"""Hands and the floor: who wants to speak, in one order, and who may."""
