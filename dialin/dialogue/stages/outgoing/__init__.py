"""The stages of calls that the city makes."""
