"""Questions by voice: what callers, the provider and staff do with them."""
