"""The words of text messages and mails: one file per language, and what fills them."""
