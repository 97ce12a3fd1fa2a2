"""What may be set about an event, said once: form, command, log and columns are taken from here."""
