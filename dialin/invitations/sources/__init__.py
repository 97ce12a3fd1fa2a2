"""From the bytes of a mail, a calendar file, a web page or a paste to the texts in them."""
