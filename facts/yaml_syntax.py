"""What is wrong with a text that is no YAML, said in words that help."""

from __future__ import annotations

import re

import yaml

from inkooptoets.facts.problem import Place, Problem


def explain(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """Return the parser's error as a problem with its place."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = (mark.line + 1, mark.column + 1) if mark else _control_character(text)
    said = " ".join(str(getattr(error, part, "") or "") for part in ("context", "problem", "reason"))
    wrong, fix = next(
        (words for signal, words in _SYNTAX if signal in said),
        ("De opbouw van de YAML klopt hier niet.", "Kijk inspringing, aanhalingstekens en haakjes na."),
    )
    return Problem(wrong, "Het bestand moet geldige YAML zijn.", fix, Place(file, *at))


def _control_character(text: str) -> tuple[int, int]:
    found = _UNPRINTABLE.search(text)
    start = found.start() if found else 0
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


_UNPRINTABLE = re.compile("[^\t\n\r -~\u0085\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SYNTAX = (
    (
        "cannot start any token",
        (
            "Hier staat een teken dat hier niet kan staan, zoals een tab, `@` of `%`.",
            "Spring in met spaties, en zet een tekst die met zo'n teken begint tussen aanhalingstekens.",
        ),
    ),
    (
        "mapping values are not allowed",
        (
            "Hier staat een dubbele punt op een plek waar geen sleutel kan staan.",
            "Zet een tekst met `: ` erin tussen aanhalingstekens, of kijk de inspringing na.",
        ),
    ),
    (
        "escape c",
        (
            "De tekens na `\\` tussen dubbele aanhalingstekens kloppen niet.",
            "Gebruik enkele aanhalingstekens, of schrijf `\\\\`.",
        ),
    ),
    (
        "quoted scalar",
        ("Een aanhalingsteken wordt niet gesloten.", "Sluit de tekst met hetzelfde aanhalingsteken."),
    ),
    (
        "flow sequence",
        ("Een lijst met `[` wordt niet goed gesloten.", "Scheid de delen met komma's en sluit met `]`."),
    ),
    (
        "flow mapping",
        ("Een groep met `{` wordt niet goed gesloten.", "Scheid de delen met komma's en sluit met `}`."),
    ),
    (
        "could not find expected ':'",
        ("Op de regel hierboven ontbreekt een dubbele punt.", "Schrijf `sleutel: waarde`."),
    ),
    (
        "did not find expected key",
        (
            "Deze regel springt anders in dan de regels erboven.",
            "Zet sleutels van één groep recht onder elkaar.",
        ),
    ),
    (
        "special characters are not allowed",
        ("Hier staat een onzichtbaar stuurteken.", "Verwijder het teken, of typ de regel opnieuw."),
    ),
    (
        "control characters are not allowed",
        ("Hier staat een onzichtbaar stuurteken.", "Verwijder het teken, of typ de regel opnieuw."),
    ),
)
