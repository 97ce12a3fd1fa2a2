"""What a webhook costs: whole caller journeys against a bare view that checks the signature, in turns in one run.

    python -m benchmarks.webhooks [--database sqlite|postgres|both] [--callers 300] [--rounds 5]

The figure to quote is the ratio floor/journey of processor time per request, summed over every server process and,
for PostgreSQL, over the database's processes too: wall-clock time swings on shared machines, processor time little.
"""
