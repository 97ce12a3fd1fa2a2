"""Spreadsheets, read by a reader of our own.

What a file may take has to be counted while its parts are parsed, so every one of them is parsed here in any case. A
second reader behind that guard might understand the same file in another way than the guard did.
"""
