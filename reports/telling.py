"""What is said of a finding, by its outcome: a rule's own texts are about a violation, and hold for nothing else.

A case that could not be judged is never told as if the rule had been broken.
"""

from __future__ import annotations

import re

from inkooptoets.engine.finding import Finding
from inkooptoets.engine.verdict import Outcome
from inkooptoets.reports.fact_names import fact_label
from inkooptoets.reports.words import Words

_FIRST_WORD = re.compile(r"[^\W\d_]+\s")
"""An ordinary word at the start, which takes a capital; a name or a code keeps its own letters."""


def tell_message(finding: Finding, words: Words) -> str:
    """Return what was found: the rule's message, or that nothing can be said and what is missing."""
    if finding.outcome is Outcome.UNDETERMINED:
        labels = dict.fromkeys(fact_label(fact.path, words.lang) for fact in finding.missing)
        facts = "; ".join(labels)
        return words("told.undetermined", facts=facts) if facts else words("told.unknown")
    if finding.outcome is Outcome.ERROR:
        return words("told.error")
    message = words.pick(finding.message) or words.pick(finding.title)
    return message[:1].upper() + message[1:] if _FIRST_WORD.match(message) else message


def tell_advice(finding: Finding, words: Words) -> str:
    """Return what to do; empty for a violation that is waived."""
    if finding.outcome is Outcome.UNDETERMINED:
        return words("told.supply")
    if finding.outcome is Outcome.ERROR:
        return words("told.report")
    return words.pick(finding.advice) if finding.outcome is Outcome.VIOLATED else ""


def tell_innocent(finding: Finding, words: Words) -> str:
    """Return when a violation would be none; empty for every other outcome."""
    return words.pick(finding.innocent) if finding.outcome is Outcome.VIOLATED else ""
