"""Files that are no lists but often handed in as one: what they are, and how a list comes of them."""

from dialin.rules.refusals import Refused

_ZIP = b"PK\x03\x04"
_LOOKED_AT = 1000  # bytes from the beginning
_OLD_EXCEL = Refused(
    "This file comes from an old version of Excel, or has a password. Save it as XLSX or CSV, without a password."
)
_BINARY_EXCEL = Refused("This is a binary workbook of Excel (XLSB). Save it as XLSX or CSV.")
_OPEN_DOCUMENT = Refused("This is an OpenDocument file, as LibreOffice writes it. Save it there as XLSX or CSV.")
_DOCUMENT = Refused("This is a document and no table. Copy its table into a spreadsheet and save that as XLSX or CSV.")
_WEB_PAGE = Refused(
    "This is a web page or XML, whatever the file's name says. Open it in a spreadsheet and save it as XLSX or CSV."
)
_ADDRESS_BOOK = Refused("This is an address book (VCF). Export the addresses as CSV instead.")
# In small letters, since web pages are written in either.
_BEGINNINGS = {
    b"\xd0\xcf\x11\xe0": _OLD_EXCEL, b"%pdf": _DOCUMENT, b"{\\rtf": _DOCUMENT, b"<!doctype": _WEB_PAGE,
    b"<html": _WEB_PAGE, b"<?xml": _WEB_PAGE, b"<table": _WEB_PAGE, b"<meta": _WEB_PAGE, b"<style": _WEB_PAGE,
    b"<head": _WEB_PAGE, b"begin:vcard": _ADDRESS_BOOK,
}  # fmt: skip
_INSIDE = {
    b"mimetypeapplication/vnd.oasis": _OPEN_DOCUMENT, b"xl/workbook.bin": _BINARY_EXCEL,
    b"word/document.xml": _DOCUMENT,
}  # fmt: skip


def refuse_other_kind(content: bytes) -> Refused | None:
    if content.startswith(_ZIP):
        return next((refused for name, refused in _INSIDE.items() if name in content), None)
    begun = content[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((refused for beginning, refused in _BEGINNINGS.items() if begun.startswith(beginning)), None)
