"""The company's REST API, in the paths and shapes of api.twilio.com/2010-04-01 that dialin uses."""

from dialin.rehearsal.rest.app import create_rest_app

__all__ = ["create_rest_app"]
