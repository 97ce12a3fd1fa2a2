"""The words of test calls: which way is proved, and what was found out."""

from enum import StrEnum


class Kind(StrEnum):
    """Which way is proved."""

    BRIDGE = "bridge"  # from here into the videoconference
    DIAL_IN = "dial_in"  # from a telephone to here


class Conference(StrEnum):
    """What the platform says of the videoconference."""

    RUNNING = "running"
    WAITING = "waiting"  # it does not run, or is not known yet
    JOINED = "joined"  # our line is among those who are there
    AWAY = "away"  # it did not say


class Result(StrEnum):
    """What a test has found out; nothing is said that it cannot know."""

    PASSED = "passed"  # the videoconference has kept the line; the test PIN has come in
    REFUSED = "refused"  # it hung up after the keys
    NOT_OPEN = "not_open"  # it hung up as platforms do whose host is not there yet, or says so itself
    DROPPED = "dropped"  # whatever has answered hung up before a key was sent
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    FAILED = "failed"  # the provider cannot reach the number
    UNHEARD = "unheard"  # the call was answered, and the provider did not ask here what to do
    NOT_REACHED = "not_reached"  # the number answers, and no call has come in here
    NOT_TAKEN = "not_taken"  # a call has come in, and the test PIN was not heard
    NOT_PLACED = "not_placed"  # the provider does not make the call
    CALLED_OFF = "called_off"  # not wanted any more: the doors have opened, or the event is over
