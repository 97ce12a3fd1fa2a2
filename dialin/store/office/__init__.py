"""What the office works with: logins, the log, call backs, questions and what callers spoke."""
