"""Events: creating, changing and ending them."""
