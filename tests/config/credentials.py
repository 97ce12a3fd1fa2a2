"""Secrets of tests: of the form that real ones have, and nobody's."""

ACCOUNT = "AC" + "0" * 32
TOKEN = "5d0c8f3b1a7e42966b0d9f1e7c2a5843"
SECRET = "8f3b5d0c1a7e42966b0d9f1e7c2a5843"
