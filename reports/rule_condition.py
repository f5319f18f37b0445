"""A rule's conditions on its page: as written, with what is gathered for them and what follows from what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from inkooptoets.engine.language.tree import Derived, Node, walk
from inkooptoets.engine.meaning import meaning_of
from inkooptoets.engine.rule import Rule
from inkooptoets.engine.rule_file import DerivedForm, RelatedForm, RuleForm
from inkooptoets.engine.rulebook import Rulebook
from inkooptoets.engine.scope import RUN_DAY
from inkooptoets.engine.structure import read_form
from inkooptoets.facts.dictionary import BY_NAME
from inkooptoets.facts.yaml_file import read_yaml
from inkooptoets.reports.fact_names import find_fact
from inkooptoets.reports.layout import Block, Bullets, Code, Paragraph
from inkooptoets.reports.rule_words import kind_words, say


def condition_blocks(rule: Rule, rulebook: Rulebook, lang: str) -> list[Block]:
    """Return the rule's conditions, the sets that they need and the definitions of derived facts."""
    form = rule.form
    blocks: list[Block] = [Paragraph(say("applies", lang)), Code(form.applies, "cel")]
    blocks += [Paragraph(say("violated", lang)), Code(form.violated, "cel")]
    blocks += [*_named(form, lang), *_related(form.related, lang)]
    derived = derived_facts(rule)
    if derived:
        blocks.append(Paragraph(say("derived", lang)))
    for path in derived:
        blocks += _derived(path, rulebook, lang)
    return blocks


def derived_facts(rule: Rule) -> list[str]:
    """Return the derived facts that a rule needs, also behind others, by path."""
    trees: list[Node] = [rule.as_of, rule.applies, rule.violated]
    trees += [use.day for use in rule.parameters.values()]
    for related in rule.related:
        trees += [related.where] if related.where is not None else []
        trees += [measure.argument for measure in related.measures if measure.argument is not None]
    found = {node.path for tree in trees for node in walk(tree) if isinstance(node, Derived)}
    subject = {path for path in found if path in rule.derived}
    mentioned = {path for path in rule.shown if path in rule.derived}
    behind = {
        node.path
        for path in subject | mentioned
        for node in walk(rule.derived[path])
        if isinstance(node, Derived)
    }
    members = {
        f"{related.entity}.{path.removeprefix('other.')}" for related in rule.related for path in found
    }
    return sorted(path for path in subject | mentioned | behind | members if path in rule.derived)


def fact_rows(rule: Rule, rulebook: Rulebook, lang: str) -> list[tuple[str, ...]]:
    """Return path, meaning, kind and example of every fact that a rule reads."""
    paths = {f"{rule.about}.{path}" for path in rule.subject_paths()}
    for related in rule.related:
        paths |= {f"{related.entity}.{path}" for path in rule.member_paths(related)}
    rows: list[tuple[str, ...]] = []
    for path in sorted(paths):
        found = find_fact(path)
        if found:
            _, fact = found
            meaning = meaning_of(path, rulebook)[lang]
            rows.append((f"`{path}`", meaning, kind_words(fact.kind.name, lang), f"`{fact.example}`"))
    return rows


def _derived(path: str, rulebook: Rulebook, lang: str) -> list[Block]:
    derivation = rulebook.derived[path]
    form, _ = read_form(read_yaml(Path(rulebook.derived_places[path].file)), DerivedForm)
    kind = kind_words(derivation.kind, lang)
    head = Paragraph(say("derived.is", lang, path=path, kind=kind, title=derivation.title[lang]))
    if form is None:
        return [head]
    return [head, Code(form.value, "cel"), *_named(form, lang), *_related(form.related, lang)]


def _named(form: RuleForm | DerivedForm, lang: str) -> list[Block]:
    """Return what the names of parameters in conditions stand for."""
    lines = []
    for local, use in form.parameters.items():
        key, day = (use, form.as_of or RUN_DAY) if isinstance(use, str) else (use.parameter, use.as_of)
        lines.append(say("named", lang, local=local, key=key, day=day))
    return [Bullets(tuple(lines))] if lines else []


def _related(related: Mapping[str, RelatedForm], lang: str) -> list[Block]:
    if not related:
        return []
    lines = tuple(_set(name, form, lang) for name, form in related.items())
    return [Paragraph(say("related", lang)), Bullets(lines)]


def _set(name: str, form: RelatedForm, lang: str) -> str:
    every = "related.all" if form.every in BY_NAME else "related.listed"
    parts = [say(every, lang, entity=form.every)]
    if isinstance(form.same, dict):
        pairs = [say("related.pair", lang, member=one, subject=other) for one, other in form.same.items()]
        parts += [say("related.pairs", lang, paths=_joined(pairs, lang))] if pairs else []
    elif form.same:
        parts.append(say("related.same", lang, paths=_joined([f"`{path}`" for path in form.same], lang)))
    if form.during:
        parts.append(say("related.during", lang, last=form.during.last, day=form.during.day))
    if form.where:
        parts.append(say("related.where", lang, where=" ".join(form.where.split())))
    measures = _joined([f"`{name}.{local}` = `{text}`" for local, text in form.measure.items()], lang)
    return f"**{name}**: {', '.join(parts)}. {say('related.measures', lang, measures=measures)}"


def _joined(parts: Iterable[str], lang: str) -> str:
    *first, last = parts
    return f"{', '.join(first)} {say('and', lang)} {last}" if first else last
