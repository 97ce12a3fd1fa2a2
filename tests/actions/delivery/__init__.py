"""How PINs reach people, on both databases."""
