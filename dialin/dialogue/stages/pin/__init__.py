"""The stages of the PIN: keyed or spoken to come in; handed over, read and tried after registering."""
