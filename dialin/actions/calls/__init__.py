"""Live calls: what staff, the clock and other telephones do to them."""
