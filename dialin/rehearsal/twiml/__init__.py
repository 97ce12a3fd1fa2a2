"""The markup that the company understands: reading it, refusing what is illegal in it, speaking it."""
