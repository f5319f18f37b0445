"""What is wrong with a text that is no condition: the parser's remarks, said in words that help."""

from __future__ import annotations

import re

from inkooptoets.engine.language.mistake import Mistake

_ERROR = re.compile(r"ERROR: <input>:(\d+):(\d+): (?:Syntax error: )?(.*)")
_UNREADABLE = re.compile(r"token recognition error at: '(.*)'$")
_UNEXPECTED = re.compile(r"(?:mismatched|extraneous) input '(.*?)' expecting (.*)")
_MISSING = re.compile(r"missing '(.*)' at '(.*)'")
_RESERVED = re.compile(r"reserved identifier: (\w+)")
_END = "<EOF>"

_SIGNS = {
    "=": "schrijf == voor gelijk, != voor ongelijk",
    "=>": "schrijf >= voor minstens",
    "=<": "schrijf <= voor hoogstens",
    "&": "schrijf && voor en",
    "|": "schrijf || voor of",
    "“": "gebruik rechte aanhalingstekens",
    "”": "gebruik rechte aanhalingstekens",
    "‘": "gebruik rechte aanhalingstekens",
    "’": "gebruik rechte aanhalingstekens",
}
_WORDS = {
    "and": "schrijf && in plaats van and",
    "en": "schrijf && in plaats van en",
    "or": "schrijf || in plaats van or",
    "of": "schrijf || in plaats van of",
    "is": "schrijf == in plaats van is",
}
_BEFORE = {"not": "schrijf ! in plaats van not", "niet": "schrijf ! in plaats van niet"}


def syntax_mistakes(text: str, said: str) -> list[Mistake]:
    """Return what the parser said of a text as mistakes; what follows from an earlier one is left out."""
    lines = text.splitlines(keepends=True) or [""]
    signs: list[Mistake] = []
    others: list[Mistake] = []
    for line, column, remark in _ERROR.findall(said):
        if int(line) > len(lines) + 1:
            continue
        at = min(sum(map(len, lines[: int(line) - 1])) + max(int(column) - 1, 0), len(text))
        wrong, fix = _words(text, at, remark.strip())
        (signs if _UNREADABLE.match(remark) else others).append(Mistake(wrong, at, fix))
    if "recursion" in said or "size exceeds" in said:
        return [Mistake("de voorwaarde is te lang of te diep genest", 0, "maak er afgeleide feiten van")]
    return signs or others[:1] or [Mistake("dit is geen voorwaarde", 0, _FORM)]


_FORM = "een voorwaarde is bijvoorbeeld `contract.initial_months > most && !contract.ended`"


def _words(text: str, at: int, remark: str) -> tuple[str, str]:
    if found := _UNREADABLE.match(remark):
        return _sign(found[1].strip())
    if found := _MISSING.match(remark):
        return _missing(found[1])
    if found := _RESERVED.match(remark):
        return (
            f"`{found[1]}` is geen naam van een feit",
            "schrijf een keuze als `vraag ? antwoord : ander antwoord`",
        )
    if "has()" in remark:
        return "`has(…)` bestaat hier niet", "vraag met known(feit) of een feit bekend is"
    found = _UNEXPECTED.match(remark)
    if not found:
        return "vanaf hier is dit niet te lezen", _FORM
    return _unexpected(text[:at], found[1], found[2])


def _unexpected(before: str, there: str, expected: str) -> tuple[str, str]:
    if there == _END and expected.startswith("'"):
        return _missing(expected.strip("'"))
    if there == _END:
        return "de voorwaarde houdt te vroeg op", "hier hoort nog een feit, een parameter of een waarde"
    if there in _WORDS:
        return f"`{there}` hoort niet in een voorwaarde", _WORDS[there]
    last = before.split()[-1:] or [""]
    if last[0] in _BEFORE:
        return f"`{last[0]}` hoort niet in een voorwaarde", _BEFORE[last[0]]
    if before.endswith("<") and there == ">":
        return "`<>` bestaat niet", "schrijf != voor ongelijk"
    if there in (")", "]"):
        return (
            f"`{there}` sluit iets dat niet is geopend",
            f"haal het weg, of zet ervoor een `{'(['[there == ']']}`",
        )
    if expected == _END:
        return f"`{there}` staat los achter wat ervoor staat", "verbind twee vragen met && (en) of || (of)"
    return f"`{there}` kan hier niet staan", "hier hoort een feit, een parameter of een waarde"


def _sign(sign: str) -> tuple[str, str]:
    if sign[:1] in ("'", '"'):
        return "een aanhalingsteken wordt niet gesloten", "sluit de tekst met hetzelfde aanhalingsteken"
    return f"`{sign}` bestaat niet in een voorwaarde", _SIGNS.get(sign, _SIGNS.get(sign[:1], "haal het weg"))


def _missing(sign: str) -> tuple[str, str]:
    if sign == ":":
        return "na `?` ontbreekt het tweede antwoord", "schrijf `vraag ? antwoord : ander antwoord`"
    if sign in (")", "]"):
        return f"een `{'(['[sign == ']']}` wordt niet gesloten", f"zet hier een `{sign}`"
    return f"hier ontbreekt `{sign}`", f"zet hier een `{sign}`"
