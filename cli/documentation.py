"""The generated part of the documentation: dictionary, rules, parameters and schemas, made from the code.

``python -m inkooptoets.cli.documentation docs`` writes all of it; ``make docs`` does.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from inkooptoets.cli.schemas import SCHEMAS, written_schema
from inkooptoets.engine.example import work_example
from inkooptoets.engine.rule import Rule
from inkooptoets.engine.rulebook import Rulebook, load_rulebook
from inkooptoets.facts.dictionary.documentation import dictionary_markdown
from inkooptoets.reports.layout import Paragraph, Section, markdown_table, to_markdown
from inkooptoets.reports.rule_list import rule_row
from inkooptoets.reports.rule_page import file_of, rule_sections, rule_title
from inkooptoets.reports.rule_parameters import parameter_sections
from inkooptoets.reports.rule_words import say

_OTHER = {"nl": ("en/{code}.md", "In English"), "en": ("../{code}.md", "In het Nederlands")}


def generated(changelog: str) -> dict[str, str]:
    """Return every generated page by its path in ``docs``; ``changelog`` is searched for changes to rules."""
    rulebook = load_rulebook()
    pages = {
        "dictionary.md": dictionary_markdown("en"),
        "parameters.md": to_markdown(say("parameters.title", "nl"), parameter_sections(rulebook, "nl")),
    }
    for lang, folder in (("nl", "rules"), ("en", "rules/en")):
        pages[f"{folder}/README.md"] = _index(rulebook, lang)
    for code, rule in sorted(rulebook.rules.items()):
        changes = changes_to(code, changelog)
        example = work_example(rulebook, rule)
        for lang, folder in (("nl", "rules"), ("en", "rules/en")):
            sections = rule_sections(rule, rulebook, lang, example, changes)
            note = Section(say("file", lang), (Paragraph(_note(rule, lang)),))
            pages[f"{folder}/{code}.md"] = to_markdown(rule_title(rule, lang), [*sections, note])
    pages |= {f"schemas/{subject}.json": written_schema(subject) for subject in SCHEMAS}
    return pages


def changes_to(code: str, changelog: str) -> list[str]:
    """Return what the changelog says of a rule: the items and rows that name the code, with the version."""
    found, version = [], ""
    for block in re.split(r"\n(?=- |## |### |\||\n)", changelog):
        text = " ".join(block.split())
        if text.startswith("## "):
            version = text.removeprefix("## ").strip("[]").split("]")[0]
        elif text.startswith(f"| {code} |"):
            found.append(f"{version}: {text.split(' | ')[1]}")
        elif text.startswith("- ") and re.search(rf"(?<![\w-]){re.escape(code)}(?![\w-])", text):
            found.append(f"{version}: {text.removeprefix('- ')}")
    return found


def _note(rule: Rule, lang: str) -> str:
    way, other = _OTHER[lang]
    made = say("generated", lang, file=file_of(rule))
    return f"{made} [{other}]({way.format(code=rule.code)})."


def _index(rulebook: Rulebook, lang: str) -> str:
    titles = [say(key, lang) for key in ("code", "title", "severity", "moments", "status")]
    rows = []
    for code in sorted(rulebook.rules):
        cells = rule_row(rulebook.rules[code], lang)
        rows.append((f"[{code}]({code}.md)", *cells[1:5]))
    way, other = {"nl": ("en/README.md", "In English"), "en": ("../README.md", "In het Nederlands")}[lang]
    intro = f"{say('index.intro', lang)} [{other}]({way})."
    return f"# {say('index.title', lang)}\n\n{intro}\n\n{markdown_table(titles, rows)}\n"


def main(arguments: Sequence[str]) -> None:
    """Write all generated pages into a folder of documentation, and take away pages of rules that are gone."""
    docs = Path(arguments[0] if arguments else "docs")
    changelog = docs.parent / "CHANGELOG.md"
    pages = generated(changelog.read_text(encoding="utf-8") if changelog.is_file() else "")
    for name, text in pages.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8")
    for path in docs.glob("rules/**/*.md"):
        if str(path.relative_to(docs)) not in pages:
            path.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
