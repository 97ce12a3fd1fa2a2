"""Test calls: asked for, begun, followed step by step, and judged."""
