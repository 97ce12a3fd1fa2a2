"""Errors in the REST API's format."""

from flask import Response, jsonify


class RestError(Exception):
    """A refused request, with the HTTP status and the provider's code."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.status = status
        self.code = code
        self.message = message


def not_found(what: str) -> RestError:
    return RestError(404, 20404, f"The requested resource {what} was not found")


def answer(error: RestError) -> Response:
    response = jsonify(
        code=error.code,
        message=error.message,
        more_info=f"https://www.twilio.com/docs/errors/{error.code}",
        status=error.status,
    )
    response.status_code = error.status
    return response
