"""The stages of a person who helps, and of the number to call back where nobody is there."""
