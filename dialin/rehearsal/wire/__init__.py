"""The company's letters: signed requests to webhooks, and what their answers mean."""
