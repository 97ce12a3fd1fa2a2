"""What the dialogue is made of, one file a topic: where callers are, what stages ask and hear, and what they tell."""
