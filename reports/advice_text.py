"""What an advice says, in sentences; and those sentences as plain text and as Markdown.

Written for a school secretary, before she presses "order": first what to do, then why, short.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from inkooptoets.engine.advice import Advice
from inkooptoets.engine.finding import Finding
from inkooptoets.engine.verdict import Missing, Outcome
from inkooptoets.facts.money import write_euro
from inkooptoets.reports.cells import on_one_line, without_control
from inkooptoets.reports.markdown import escaped
from inkooptoets.reports.style import Style
from inkooptoets.reports.supply import Supply, how_to_supply
from inkooptoets.reports.telling import tell_advice, tell_innocent, tell_message
from inkooptoets.reports.values import write_day
from inkooptoets.reports.vocabulary import VOCABULARY
from inkooptoets.reports.words import Words

WIDTH = 88


@dataclass(frozen=True)
class Reason:
    """One finding as somebody explains it: what, what to do instead, and what it rests on."""

    rule: str
    said: str
    instead: str
    innocent: str
    further: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """An advice in sentences: the decision first, then why, what is missing and what follows."""

    decision: str
    warning: str
    reasons: tuple[Reason, ...]
    supplies: tuple[Supply, ...]
    also: tuple[str, ...]
    checked: str


def explain_advice(advice: Advice, words: Words) -> Explanation:
    """Return what an advice says in the words' language."""
    supplies = how_to_supply(_missing(advice), words, (advice.entity, advice.subject))
    codes = [code for code, _ in advice.rule_errors]
    outcomes = {verdict.rule: verdict.outcome for verdict in advice.verdicts}
    return Explanation(
        decision=_decision(advice, sum(len(supply.titles) for supply in supplies), words),
        warning=words.count("advice.incomplete", len(codes), rules=", ".join(codes)) if codes else "",
        reasons=tuple(_reason(finding, words) for finding in advice.findings),
        supplies=tuple(supplies),
        also=tuple(words.pick(found.title) for found in advice.escalations),
        checked=words.count(
            "advice.checked",
            len(outcomes),
            day=write_day(advice.as_of, words.lang),
            compliant=sum(outcome is Outcome.COMPLIANT for outcome in outcomes.values()),
            not_applicable=sum(outcome is Outcome.NOT_APPLICABLE for outcome in outcomes.values()),
        ),
    )


def write_advice_text(advice: Advice, style: Style) -> str:
    """Return the advice as plain text."""
    words = Words(style.lang)
    told = explain_advice(advice, words)
    parts = [_filled(told.decision), *([_filled(told.warning)] if told.warning else [])]
    for reason in told.reasons:
        lines = [_filled(f"{reason.rule}  {reason.said}", rest="  ")]
        if reason.instead:
            lines.append(_filled(f"{words('advice.instead')}: {reason.instead}", "  ", "  "))
        lines += [_filled(sentence, "  ", "  ") for sentence in reason.further]
        if reason.innocent:
            lines.append(_filled(f"{words('advice.innocent')} {reason.innocent}", "  ", "  "))
        parts.append("\n".join(lines))
    if told.supplies:
        parts.append(f"{words('advice.missing')}:")
        parts += [_supply(supply, words) for supply in told.supplies]
    parts += [_filled(f"{words('advice.also')}: {sentence}") for sentence in told.also]
    parts.append(_filled(told.checked))
    return "\n\n".join(parts) + "\n"


def write_advice_markdown(advice: Advice, style: Style) -> str:
    """Return the advice as Markdown."""
    words = Words(style.lang)
    told = explain_advice(advice, words)
    blocks = [f"# {escaped(told.decision)}", f"> **{escaped(told.warning)}**" if told.warning else ""]
    for reason in told.reasons:
        blocks.append(f"**{reason.rule}** {escaped(reason.said)}")
        if reason.instead:
            blocks.append(f"{words('advice.instead')}: {escaped(reason.instead)}")
        blocks += [escaped(sentence) for sentence in reason.further]
        if reason.innocent:
            blocks.append(f"*{escaped(words('advice.innocent'))}* {escaped(reason.innocent)}")
    if told.supplies:
        blocks.append(f"## {words('advice.missing')}")
    for supply in told.supplies:
        blocks.append(f"- {escaped(_named(supply))}")
        if supply.lines:
            blocks.append(
                "```yaml\n" + without_control("\n".join(supply.lines)).replace("```", "'''") + "\n```"
            )
    blocks += [f"{words('advice.also')}: {escaped(sentence)}" for sentence in told.also]
    blocks.append(escaped(told.checked))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _decision(advice: Advice, missing: int, words: Words) -> str:
    kind = decision_kind(advice.decision.key)
    key = f"advice.{kind}.{advice.moment}"
    title = words.pick(advice.decision.title)
    if key not in VOCABULARY or (title and kind not in ("proceed", "supply")):
        return title or advice.decision.key
    role = advice.decision.role
    if kind == "supply":
        return (
            words.count(key, missing)
            if missing
            else words(f"advice.ask.{advice.moment}", role=words("advice.someone"))
        )
    return words(key, role=words.known("role", role) if role else words("advice.someone"))


def decision_kind(key: str) -> str:
    """Return which of the five decisions a key names: proceed, note, supply, ask or stop; else the key."""
    plain = key.replace("_", " ").replace("-", " ").strip().lower()
    if plain in ("proceed with a note", "proceed with note", "proceed note"):
        return "note"
    return plain.split(" ")[0]


def _missing(advice: Advice) -> list[Missing]:
    return [
        fact
        for finding in advice.findings
        if finding.outcome is Outcome.UNDETERMINED
        for fact in (*finding.missing, *(fact for verdict in finding.verdicts for fact in verdict.missing))
    ]


def _reason(finding: Finding, words: Words) -> Reason:
    further = []
    if finding.at_stake is not None:
        further.append(words("advice.euros", euros=write_euro(finding.at_stake, words.lang)))
    further += [words.pick(note) for note in finding.notes]
    if finding.references:
        places = "; ".join(f"{words.pick(each.title)}, {each.place}" for each in finding.references)
        further.append(words("advice.rests_on", references=places))
    if finding.outcome is Outcome.WAIVED and finding.waivers:
        further.insert(0, words("advice.waived", waivers=", ".join(finding.waivers)))
    return Reason(
        rule=finding.rule,
        said=tell_message(finding, words),
        instead=tell_advice(finding, words),
        innocent=tell_innocent(finding, words),
        further=tuple(further),
    )


def _named(supply: Supply) -> str:
    titles = "; ".join(supply.titles)
    return f"{supply.of}: {titles}" if supply.of else titles


def _supply(supply: Supply, words: Words) -> str:
    heading = _filled(f"- {_named(supply)}", rest="  ")
    if not supply.lines:
        return heading
    lines = "\n".join(f"    {without_control(line)}" for line in supply.lines)
    return f"{heading}\n  {words('advice.add')}:\n\n{lines}"


def _filled(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(
        on_one_line(text), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
