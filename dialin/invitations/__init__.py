"""Reads pasted invitations to videoconferences: the number to dial, the keys to send, and every doubt about them."""
