"""Pages about how PINs reach people, on both databases."""
