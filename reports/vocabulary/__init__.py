"""All words that reports use, by key: first Dutch, then English; a bar parts one from many.

Dutch is what a school secretary and a controller say; no jargon of rule engines.
"""

from inkooptoets.reports.vocabulary.advice import ADVICE
from inkooptoets.reports.vocabulary.explanation import EXPLANATION
from inkooptoets.reports.vocabulary.general import GENERAL
from inkooptoets.reports.vocabulary.note import NOTE
from inkooptoets.reports.vocabulary.report import REPORT

VOCABULARY: dict[str, tuple[str, str]] = GENERAL | NOTE | REPORT | ADVICE | EXPLANATION
