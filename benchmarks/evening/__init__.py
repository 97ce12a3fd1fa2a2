"""How fast the evening answers its staff and its waiting callers: a full room, a full lobby, real servers.

    python -m benchmarks.evening [--database sqlite|postgres|both] [--seats 60] [--lobby 200] [--times 20] [--boards 3]

`dialin serve` (and, on PostgreSQL, `dialin worker`) run as processes of their own; the rehearsal is the provider, over
HTTP. Everybody has dialled and keyed a PIN; seat boards are open. Then it is measured, in seconds:

- floor: from sending the click on the board's "Floor to the next" until the provider has been asked for that call;
- hang-up: from a seated caller's hang-up, in an event without grace time, until the rightful next has the new document;
- hold over: from the end of a dropped caller's hold until the rightful next has the new document.

Callers, provider and servers share this machine's processors: a measurement of the whole, not of dialin alone.
"""
