"""The front door for monitoring: /healthz, /readyz and /metrics."""
