"""Which columns hold questions: "Frage 1", "Ihre Fragen an den Oberbürgermeister"; there may be several."""

from dialin.lists.folding import LONGEST, words_of

_QUESTION = {"frage", "fragen", "question", "questions"}
_IN_FRONT = {
    "ihr", "ihre", "meine", "deine", "haben", "sie", "eine", "weitere", "your", "my", "any", "further", "other",
}  # fmt: skip
_BEHIND = {"an", "zu", "zum", "zur", "fuer", "im", "vorab", "for", "to", "about", "on", "in"}


def is_question_heading(heading: str) -> bool:
    words = [word for word in words_of(heading[:LONGEST]) if word not in _IN_FRONT and len(word) > 1]
    return bool(words) and words[0] in _QUESTION and (len(words) == 1 or words[1] in _BEHIND)
