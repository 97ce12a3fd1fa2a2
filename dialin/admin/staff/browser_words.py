"""A browser in two words, for the list of one's own sessions: what it is called, and what it runs on."""

BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Chrome/", "Chrome"),
            ("CriOS/", "Chrome"), ("Safari/", "Safari"))  # fmt: skip
SYSTEMS = (("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
           ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"))  # fmt: skip


def browser_words(user_agent: str) -> str:
    """Empty where it is none of these; what the browser itself sends is not kept."""
    found = (
        next((words for mark, words in BROWSERS if mark in user_agent), ""),
        next((words for mark, words in SYSTEMS if mark in user_agent), ""),
    )
    return ", ".join(word for word in found if word)
