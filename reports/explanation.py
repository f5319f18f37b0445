"""Why one verdict is as it is, for the terminal and for other programs: ``inkooptoets explain``."""

from __future__ import annotations

import json
import textwrap
from datetime import date

from inkooptoets.engine.explain import Explanation, MemberLine
from inkooptoets.facts.money import write_euro
from inkooptoets.facts.problem import nearest, problem
from inkooptoets.reports.cells import on_one_line
from inkooptoets.reports.codec import encode
from inkooptoets.reports.explained_steps import StepWriter
from inkooptoets.reports.fact_names import fact_label
from inkooptoets.reports.pseudonym import hide_people_in_explanation
from inkooptoets.reports.values import write_day, write_origin
from inkooptoets.reports.words import Words

WIDTH = 100
MEMBERS_SHOWN = 40
EXPLANATION_FORM = "inkooptoets/explanation/1"
EXPLANATION_FORMATS = ("text", "json")


def write_explanation(
    explanation: Explanation, lang: str = "nl", form: str = "text", *, names: bool = False, board: str = ""
) -> str:
    """Return an explanation as text or JSON, without names of people unless ``names`` asks for them.

    ``board`` salts the pseudonyms. ProblemsError names the nearest format where there is no such one.
    """
    shown = explanation if names else hide_people_in_explanation(explanation, board)
    if form == "json":
        return _json(shown)
    if form != "text":
        raise problem(f"De vorm `{form}` is er niet.", fix=nearest(form, EXPLANATION_FORMATS, lang))
    return _text(shown, Words(lang))


def _json(explanation: Explanation) -> str:
    written = {"form": EXPLANATION_FORM, **encode(explanation, {})}
    return json.dumps(written, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _text(explanation: Explanation, words: Words) -> str:
    steps = StepWriter(words, WIDTH)
    parts = [
        _filled(_verdict(explanation, words)),
        "\n".join(steps.question(words("explain.applies"), explanation.applies)),
        "\n".join(steps.question(words("explain.violated?"), explanation.violated)),
        _filled(words("explain.legend")),
    ]
    parts += [_members(name, members, words) for name, members in explanation.members.items()]
    if explanation.remedies:
        many = len(explanation.remedies) > 1
        heading = words("explain.remedies.each") if many else words("explain.remedies")
        parts.append(_list(heading, [words.pick(way) for way in explanation.remedies]))
    if explanation.missing:
        parts.append(_list(words("explain.missing"), [words.pick(fact) for fact in explanation.missing]))
    return "\n\n".join(parts) + "\n"


def _verdict(explanation: Explanation, words: Words) -> str:
    day = explanation.as_of
    written = words("explain.day", day=write_day(date.fromisoformat(day), words.lang)) if day else ""
    said = words(f"explain.{explanation.outcome}", subject=explanation.subject, day=written)
    return f"{explanation.rule}, {words.pick(explanation.title)}: {said}"


def _members(name: str, members: tuple[MemberLine, ...], words: Words) -> str:
    ordered = sorted(members, key=lambda member: (member.day, member.key))
    uncertain = sum(member.belongs is None for member in members)
    heading = words.count("explain.members", len(members), name=name)
    heading += words("explain.members.open", n=uncertain) if uncertain else ""
    shown = ordered[:MEMBERS_SHOWN]
    priced = any(member.amount is not None for member in members)
    days = max((len(_day(member, words)) for member in shown), default=0)
    amounts = max((len(_amount(member, words)) for member in shown), default=0) if priced else 0
    lines = [f"{heading}:"]
    for member in shown:
        columns = [_day(member, words).ljust(days)] if days else []
        columns += [_amount(member, words).rjust(amounts)] if priced else []
        columns += [_key(member), *([write_origin(member.origin, words)] if member.origin else [])]
        mark = "?" if member.belongs is None else " "
        lines.append(f"  {mark} {'  '.join(columns)}".rstrip())
        if member.open:
            facts = "; ".join(dict.fromkeys(_label(path, member.entity, words) for path in member.open))
            lines.append(_filled(words("explain.member.missing", facts=facts), "      ", "        "))
    if len(members) > MEMBERS_SHOWN:
        lines.append(f"    {words.count('explain.members.more', len(members) - MEMBERS_SHOWN)}")
    return "\n".join(lines)


def _day(member: MemberLine, words: Words) -> str:
    return write_day(date.fromisoformat(member.day), words.lang) if member.day else ""


def _amount(member: MemberLine, words: Words) -> str:
    if member.amount is None:
        return words("explain.member.amount")
    return write_euro(member.amount, words.lang)


def _key(member: MemberLine) -> str:
    return on_one_line(member.key)


def _label(path: str, entity: str, words: Words) -> str:
    return fact_label(path.removeprefix("other."), words.lang, entity)


def _list(heading: str, sentences: list[str]) -> str:
    return "\n".join([f"{heading}:", *(_filled(f"- {sentence}", "  ", "    ") for sentence in sentences)])


def _filled(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(
        on_one_line(text), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
