"""The command ``inkooptoets``: finds the command asked for, imports only that one, and says what went wrong."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from inkooptoets import __version__

COMMANDS = {
    "init": "init",
    "example": "example",
    "check": "check",
    "review": "review",
    "import": "importing",
    "audit": "audit",
    "report": "report",
    "explain": "explain",
    "waive": "waive",
    "rules": "rules",
    "facts": "facts",
}
"""Each command and the file that holds it."""


class Commands(click.Group):
    """The commands, each imported when it is asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the commands in the order in which a board meets them."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return a command; a name that is not there is met by click's own sentence."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"inkooptoets.cli.commands.{COMMANDS[name]}").command
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with a line each, without importing any of them."""
        from inkooptoets.cli.sentences import SUMMARIES

        lang = language()
        with formatter.section("Opdrachten" if lang == "nl" else "Commands"):
            formatter.write_dl([(name, SUMMARIES[name][lang]) for name in COMMANDS])


def language() -> str:
    """Return the language of the user: ``INKOOPTOETS_LANG``, else Dutch."""
    chosen = os.environ.get("INKOOPTOETS_LANG", "nl")[:2].lower()
    return chosen if chosen in ("nl", "en") else "nl"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="inkooptoets")
def command() -> None:
    """Toetst wat een schoolbestuur koopt aan beleid, handreiking en wet."""


def main() -> None:
    """Run the command line; an error that a user can mend is told in sentences and ends with code 2."""
    from inkooptoets.facts.problem import InkooptoetsError, ProblemsError

    try:
        command(prog_name="inkooptoets")
    except ProblemsError as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        sys.exit(2)
    except InkooptoetsError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
