"""What a call says about a question handed in by voice: its states, its asks with their outcomes, and its tells."""
