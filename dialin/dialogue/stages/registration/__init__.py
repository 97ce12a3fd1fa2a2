"""The stages of registering by telephone, from the privacy notice to the goodbye."""
