"""A rule made around a derived fact, so that its cases run through the same two judges as every rule."""

from __future__ import annotations

from inkooptoets.engine.language.tree import Node
from inkooptoets.engine.rule import Rule
from inkooptoets.engine.rule_file import RuleForm
from inkooptoets.engine.rule_reader import measure_symbols
from inkooptoets.engine.rulebook import Rulebook
from inkooptoets.engine.scope import subject_scope
from inkooptoets.engine.verdict import Severity
from inkooptoets.engine.vocabulary import Derivation


def probe_rule(
    rulebook: Rulebook, derivation: Derivation, applies: Node, violated: Node, as_of: Node
) -> Rule:
    """Return a rule about the derived fact's subject with these conditions."""
    text = {"nl": "-", "en": "-"}
    form = RuleForm.model_validate(
        {
            "code": "PROBE",
            "title": text,
            "status": "experimental",
            "severity": "low",
            "moments": ["audit"],
            "guidance": ["-"],
            "why": text,
            "about": derivation.about,
            "as_of": "run.day",
            "applies": "true",
            "violated": "true",
            "case": [f"{derivation.about}.id"],
            "message": text,
            "advice": text,
            "innocent": text,
            "tests": [{"it": "-", "given": {}, "then": {}}],
        }
    )
    scope = dict(subject_scope(derivation.about))
    scope |= measure_symbols(derivation.related)
    scope |= rulebook.parameter_symbols(derivation.parameters)
    return Rule(
        form=form,
        place=rulebook.derived_places[derivation.path],
        severity=Severity.LOW,
        as_of=as_of,
        applies=applies,
        violated=violated,
        related=derivation.related,
        parameters=derivation.parameters,
        scope=scope,
        derived={path: found.value for path, found in rulebook.derived.items()},
    )
