"""Power cuts in an evening of calls that the city makes."""
