"""``inkooptoets rules``: list, show, lint and test rules, and make new ones."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from inkooptoets.cli.options import format_option, lang_option, progress_done, progress_shower
from inkooptoets.cli.rule_options import chosen_rulebook, policy_of, rulebook_options
from inkooptoets.cli.sentences import RULES_SAY

SCHEMAS = ("rule", "derived", "facts", "mapping", "policy", "board")


@click.group(name="rules")
def command() -> None:
    """Bekijk, controleer, test en maak regels."""


@command.command(name="list")
@rulebook_options
@format_option("text", "json", "markdown")
def list_rules(folder: Path | None, more: tuple[Path, ...], lang: str, form: str) -> None:
    """Noem alle regels, met wat een bestuur eraan heeft veranderd."""
    from inkooptoets.reports.rule_list import write_rule_list

    rulebook = chosen_rulebook(folder, more)
    click.echo(write_rule_list(rulebook.rules.values(), form, lang).rstrip("\n"))


@command.command(name="show")
@click.argument("code")
@rulebook_options
@format_option("text", "markdown")
def show(code: str, folder: Path | None, more: tuple[Path, ...], lang: str, form: str) -> None:
    """Laat alles zien wat er van regel CODE te zeggen is."""
    from inkooptoets.engine.example import work_example
    from inkooptoets.reports.layout import to_markdown, to_text
    from inkooptoets.reports.rule_page import rule_sections, rule_title

    rulebook = chosen_rulebook(folder, more)
    rule = rulebook.rule(code)
    sections = rule_sections(rule, rulebook, lang, work_example(rulebook, rule))
    write = to_markdown if form == "markdown" else to_text
    click.echo(write(rule_title(rule, lang), sections).rstrip("\n"))


@command.command(name="lint")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True))
@rulebook_options
def lint_rules(files: tuple[Path, ...], folder: Path | None, more: tuple[Path, ...], lang: str) -> None:
    """Controleer alle regels, of die in FILES. Eindigt met 0, of met 2 als er iets te verbeteren is."""
    from inkooptoets.engine.lint import lint
    from inkooptoets.engine.rulebook import rule_files

    chosen = frozenset(path.resolve() for path in rule_files(files)) if files else None
    rulebook = chosen_rulebook(folder, (*more, *files))
    remarks = lint(rulebook, chosen)
    for remark in remarks:
        click.echo(str(remark), err=True)
    if remarks:
        sys.exit(2)
    number = len(chosen) if chosen is not None else len(rulebook.rules)
    click.echo(RULES_SAY["clean"][lang].format(number=number))


@command.command(name="test")
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@rulebook_options
def test(codes: tuple[str, ...], folder: Path | None, more: tuple[Path, ...], lang: str) -> None:
    """Reken de gevallen van alle regels na, of van die met CODE, met beide rekenaars.

    Eindigt met 0, of met 1 als een geval iets anders geeft dan het verwacht.
    """
    from inkooptoets.engine.cases import Cases
    from inkooptoets.reports.case_results import write_case_results

    rulebook = chosen_rulebook(folder, more)
    for code in codes:
        if code not in rulebook.derived:
            rulebook.rule(code)
    cases, show_progress = Cases(rulebook), progress_shower()
    results = []
    for code, index, case in cases:
        if not codes or code in codes:
            show_progress(f"{code}: {case.it}")
            results.append(cases.run(code, index))
    progress_done()
    click.echo(write_case_results(results, lang))
    sys.exit(0 if all(result.passed for result in results) else 1)


@command.command(name="schema")
@click.option(
    "--for", "subject", type=click.Choice(SCHEMAS), default="rule", show_default=True, help="Van wat."
)
def schema(subject: str) -> None:
    """Schrijf het JSON Schema waarmee een editor regels en andere bestanden aanvult en controleert."""
    from inkooptoets.cli.schemas import written_schema

    click.echo(written_schema(subject).rstrip("\n"))


@command.command(name="new")
@click.argument("code")
@click.option("--folder", "into", type=click.Path(path_type=Path), help="De map waarin de regel komt.")
@click.option(
    "--about",
    type=click.Choice(["contract", "purchase"]),
    default="contract",
    show_default=True,
    help="Waarover de regel oordeelt.",
)
@click.option(
    "--board", type=click.Path(path_type=Path), envvar="INKOOPTOETS_BOARD", help="De map van een bestuur."
)
@lang_option
def new(code: str, into: Path | None, about: str, board: Path | None, lang: str) -> None:
    """Maak een bestand voor regel CODE dat meteen werkt, met gevallen erbij."""
    from inkooptoets.cli.new_rule import new_rule

    made = new_rule(code, about, into, policy_of(board))
    click.echo(RULES_SAY[made.told][lang].format(file=made.file, code=code, test=made.test))
