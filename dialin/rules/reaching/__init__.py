"""How people are reached: addresses of letters and mails, and the ways of a PIN to them."""
