"""What a list of people costs a row, from a thousand to a hundred thousand, and a look of whoever waits behind them.

    python -m benchmarks.lists [--database sqlite|postgres|both] [--rows 1000 10000 100000]
        [--waiting 10 100 1000 10000]

Each list is read, looked through for likely doubles, and imported into an event of its own database with 20 seats, in
a process of its own, whose memory is told. Then one caller waits on the line behind ever more people, and asks for a
seat.

The figures to quote are ratios of processor time, against the shortest list and the shortest waiting list, the
database's processes included: wall-clock time swings on shared machines, processor time less. The longest transaction
is told in both.
"""
