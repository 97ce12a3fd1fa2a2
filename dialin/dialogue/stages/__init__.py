"""One file per stage. Each offers `enter`, its opening words, and `hear`, its answer to every input.

No stage imports another: to hand a caller on, a stage names the other's state.
"""
