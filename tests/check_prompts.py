"""Proves that the words for callers keep to their rules in every language: python -m tests.check_prompts."""

import sys

from dialin.proofreading.check import problems

if __name__ == "__main__":
    sys.exit("\n".join(problems()) or 0)
