"""Pages about how PINs reach people."""
