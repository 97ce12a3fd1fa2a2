"""Tests of dialin/actions/bridges."""
