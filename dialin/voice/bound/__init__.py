"""A request counts for its own call alone, and for none that is over."""
