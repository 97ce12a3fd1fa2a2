"""What staff do with a call, a promised call-back, and the lock-out after unknown PINs."""
