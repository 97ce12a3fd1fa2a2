"""A document that the company cannot run, with the provider's error code."""


class TwimlRefused(Exception):
    """The document, or a value in it, was refused; `code` is the provider's error code."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(f"{code}: {reason}")
        self.code = code
        self.reason = reason
