"""Tests of how dial-ins of videoconferences take keys."""
