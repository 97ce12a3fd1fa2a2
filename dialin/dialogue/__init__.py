"""The conversation as pure functions: a state and what was heard give a turn; nothing here touches the world."""
