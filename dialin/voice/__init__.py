"""The front door for telephones."""
