"""What the invitations of all platforms consist of: numbers, lines to tap, labelled codes, links, SIP addresses."""
