"""Why nothing can be printed, in one sentence."""


class PrintingTrouble(Exception):
    """Something that somebody has to set right first; the text says what."""


NOT_INSTALLED = 'What prints letters is not installed. Run: pip install -c constraints.txt ".[letters]"'
