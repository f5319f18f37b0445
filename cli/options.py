"""Options that several commands share, and what they turn into."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from inkooptoets.cli.main import language

if TYPE_CHECKING:
    from inkooptoets.cli.board import Board

SCREEN = Path("-")
Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day, written as 31-12-2026 or 2026-12-31."""

    name = "dag"

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> date:
        """Return the day; what is no day is wrong usage."""
        from inkooptoets.facts.dictionary.kind import DAY
        from inkooptoets.facts.money import Notation

        try:
            day: date = DAY.parse(value, Notation.POINT)
        except ValueError as error:
            self.fail(str(error), parameter, context)
        return day


def lang_option(command: Command) -> Command:
    """Let a command speak Dutch or English."""
    option = click.option(
        "--lang", type=click.Choice(["nl", "en"]), default=language, help="Taal: nl of en.", show_default="nl"
    )
    return option(command)


def board_options(command: Command) -> Command:
    """Let a command work in a board's folder, on a day, in a language."""
    folder = click.option(
        "--board",
        "folder",
        type=click.Path(path_type=Path),
        default=Path(),
        envvar="INKOOPTOETS_BOARD",
        help="De map van het bestuur (met inkooptoets.yaml); anders deze map.",
    )
    day = click.option("--as-of", type=Day(), help="De dag waarop gekeken wordt; anders vandaag.")
    return folder(day(lang_option(command)))


def format_option(*formats: str, default: str = "text") -> Callable[[Command], Command]:
    """Let a command choose among output formats."""

    def decorate(command: Command) -> Command:
        return click.option(
            "--format",
            "form",
            type=click.Choice(list(formats)),
            default=default,
            show_default=True,
            help="Vorm.",
        )(command)

    return decorate


def output_option(command: Command) -> Command:
    """Let a command write to a file instead of the screen."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        help="Schrijf naar dit bestand in plaats van het scherm (- is het scherm).",
    )(command)


def opened(folder: Path, as_of: date | None) -> Board:
    """Return the board's folder, opened now."""
    from inkooptoets.cli.board import Board

    return Board.open(folder, datetime.now().astimezone(), as_of)


def deliver(written: str | bytes, output: Path | None) -> None:
    """Write to the file, whole or not at all, or to the screen where there is none or it is ``-``."""
    if output is not None and output != SCREEN:
        write_whole(output, written)
    elif isinstance(written, bytes):
        sys.stdout.buffer.write(written)
    else:
        click.echo(written, nl=not written.endswith("\n"))


def write_whole(path: Path, written: str | bytes) -> None:
    """Write a file under another name first, so that a killed run leaves no half file."""
    from inkooptoets.facts.problem import Place, problem

    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(written.encode() if isinstance(written, str) else written)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise problem(
            f"Het bestand is niet te schrijven ({error.strerror or error}).",
            "",
            "Kies met `-o` een andere plaats, of vraag schrijfrechten.",
            Place(str(path)),
        ) from error


def progress_shower() -> Callable[[str], None]:
    """Return what shows each phase on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        return lambda phase: None

    def show(phase: str) -> None:
        click.echo(f"\r\033[K{phase} …", nl=False, err=True)

    return show


def progress_done() -> None:
    """Wipe the last phase from the terminal."""
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
