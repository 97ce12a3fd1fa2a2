"""Proves that the catalogues agree with each other and with the rules."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from dialin.prompts.catalogue import BUILT_IN, load
from dialin.prompts.entries import Catalogue, Entry
from dialin.prompts.language import Language
from dialin.proofreading.judging import Judged, judge, keys_announced
from dialin.proofreading.samples import SAMPLES
from dialin.proofreading.style_rules import MOST_CHOICES, MOST_SECONDS, RULES, choices

_COUNTED = range(200)  # every plural form that a call can need occurs among these


_COMPARED: Mapping[str, Callable[[Entry, Language], str]] = {
    "variables": lambda prompt, _: ", ".join(sorted(prompt.variables)),
    "announced keys": lambda prompt, language: " ".join(sorted(keys_announced(prompt, language))),
}


def problems(folder: Path = BUILT_IN) -> list[str]:
    """One sentence for each offence against the rules, none for catalogues that are fit to be heard."""
    catalogues = load(folder)
    found = [*differences(catalogues)]
    for code, catalogue in catalogues.items():
        for prompt in catalogue.prompts.values():
            found += [f"{code}: {prompt.key}: {offence}" for offence in _offences(prompt, code, catalogues)]
    return found


def _offences(prompt: Entry, code: str, catalogues: Mapping[str, Catalogue]) -> Iterator[str]:
    if unknown := prompt.variables - SAMPLES.keys():
        yield f"no value is called {', '.join(sorted(unknown))}"
        return
    yield from _plurals(prompt, catalogues[code].language)
    try:
        texts = list(judge(prompt, code, catalogues))
    except TypeError as trouble:
        yield str(trouble)
        return
    for judged in texts:
        for rule in RULES:
            yield from rule(judged)
    yield from _needless(prompt, texts)


def _needless(prompt: Entry, texts: list[Judged]) -> Iterator[str]:
    if prompt.long and all(judged.seconds <= MOST_SECONDS for judged in texts):
        yield "gives a reason for being long, and is not"
    if prompt.choices and all(len(choices(judged)) <= MOST_CHOICES for judged in texts):
        yield "gives a reason for many choices, and has few"


def _plurals(prompt: Entry, language: Language) -> Iterator[str]:
    if prompt.count:
        needed = {language.plural(number) for number in _COUNTED} - {"other"}
        for form in sorted(needed - prompt.texts.keys()):
            yield f"needs text.{form} for the plural of {prompt.count}"


def differences(catalogues: Mapping[str, Catalogue]) -> Iterator[str]:
    every = {key: prompt for catalogue in catalogues.values() for key, prompt in catalogue.prompts.items()}
    for key in every:
        having = {code: (one.prompts[key], one.language) for code, one in catalogues.items() if key in one.prompts}
        for code in catalogues.keys() - having.keys():
            yield f"{code}: {key}: is missing"
        for name, part in _COMPARED.items():
            found = {code: part(prompt, language) for code, (prompt, language) in having.items()}
            if len(set(found.values())) > 1:
                said = "; ".join(f"{code}: {one}" for code, one in found.items())
                yield f"{key}: {name} differ between the languages: {said}"
