"""The stages of handing in a question by voice."""
