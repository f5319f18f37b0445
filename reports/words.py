"""The words around the facts in every report, in Dutch and in English; rules bring their own texts.

All words stand in ``vocabulary``; this file looks them up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inkooptoets.facts.problem import nearest, problem
from inkooptoets.reports.vocabulary import VOCABULARY

LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Words:
    """The words of one language: ``words("title")``, ``words.count("finding", 3)``, ``words.pick(text)``."""

    lang: str

    def __post_init__(self) -> None:
        if self.lang not in LANGUAGES:
            raise problem(
                f"De taal `{self.lang}` is er niet.", "Er is nl en en.", nearest(self.lang, LANGUAGES)
            )

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text at ``key`` with its places filled in; KeyError for a key that does not exist."""
        text = VOCABULARY[key][LANGUAGES.index(self.lang)]
        return text.format(**values) if values else text

    def count(self, key: str, number: int, /, **values: object) -> str:
        """Return the text at ``key`` for a number: its part for one, for more, and where there is one for none."""
        one, more, *none = VOCABULARY[key][LANGUAGES.index(self.lang)].split("|")
        written = f"{number:,}".replace(",", ".") if self.lang == "nl" else f"{number:,}"
        text = one if number == 1 else none[0] if none and not number else more
        return text.format(n=written, **values)

    def pick(self, text: Mapping[str, str]) -> str:
        """Return a rule's text in this language, or in the other where this one is missing."""
        return next((text[lang] for lang in (self.lang, *LANGUAGES) if text.get(lang)), "")

    def known(self, group: str, name: str) -> str:
        """Return the word for a name that data brought in, or the name itself with spaces for underscores."""
        key = f"{group}.{name}"
        return self(key) if key in VOCABULARY else name.replace("_", " ")
