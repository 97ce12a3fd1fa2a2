"""The audit log as a chain: lengthened, gone through, begun anew."""
