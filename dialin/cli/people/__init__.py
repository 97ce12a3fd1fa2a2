"""`dialin purge` and `dialin attendee copy`: what is on file about people goes, or is handed to whoever asks."""
