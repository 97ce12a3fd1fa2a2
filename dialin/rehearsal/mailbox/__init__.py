"""A mailbox for everybody: keeps the mails and letters of a rehearsal, and refuses some where that is ordered."""
