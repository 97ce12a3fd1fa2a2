"""A whole evening with every trouble at random: nobody cut off, over-admitted, forgotten or named in a log.

    python -m benchmarks.troubled [--seed 1] [--database sqlite|postgres|both] [--seats 250] [--callers 600]
                                  [--minutes 10] [--speed 12]

A two-hour evening goes by in ten minutes: people call, drop out, come back, change telephones. Two `dialin serve` stand
behind a proxy that asks the other where one does not answer; on PostgreSQL a `dialin worker` beside them. Meanwhile
servers and workers are killed and deployed anew, the database is gone or taken, the provider refuses, stalls, answers
half or nothing, callbacks are lost, late, doubled and out of order, requests are replayed, half of one is sent and no
more, and strangers try PINs. Which trouble comes when is drawn by the seed; what it meets depends on the machine.

Clocks are not set back or forth here: that is tried where time is an argument.
"""
