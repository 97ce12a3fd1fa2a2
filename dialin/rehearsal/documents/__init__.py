"""Runs TwiML documents on call legs, with whatever network stands behind the promise."""
