"""HTTP between the company and a webhook server: signed requests, and what the answers mean."""
