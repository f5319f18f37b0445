"""A text in sections, each of a few kinds of block, written for the terminal or as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

WIDTH = 100


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Code:
    """Text as it is written: a condition, a file."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of cells under titles."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Bullets | Code | Table


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it; nothing is written of a section without blocks."""

    heading: str
    blocks: tuple[Block, ...]


def to_markdown(title: str, sections: Iterable[Section]) -> str:
    """Return a page with a heading for each section."""
    parts = [f"# {title}"]
    for section in sections:
        parts += [f"## {section.heading}", *map(_markdown, section.blocks)]
    return "\n\n".join(parts) + "\n"


def to_text(title: str, sections: Iterable[Section]) -> str:
    """Return the same for a terminal."""
    parts = [f"{title}\n{'=' * len(title)}"]
    for section in sections:
        head = f"{section.heading}\n{'-' * len(section.heading)}"
        blocks = [_text(block) for block in section.blocks]
        parts += ["\n".join([head, *blocks[:1]]), *blocks[1:]]
    return "\n\n".join(parts)


def markdown_table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown, in which no cell can break out."""
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in cells) + " |" for cells in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _markdown(block: Block) -> str:
    if isinstance(block, Table):
        return markdown_table(block.titles, block.rows)
    if isinstance(block, Bullets):
        return "\n".join(f"- {item}" for item in block.items)
    if isinstance(block, Code):
        return f"```{block.language}\n{block.text.rstrip()}\n```"
    return block.text


def _text(block: Block) -> str:
    if isinstance(block, Table):
        return text_table(block.titles, block.rows)
    if isinstance(block, Bullets):
        return "\n".join(_wrapped(item, "- ") for item in block.items)
    if isinstance(block, Code):
        return textwrap.indent(block.text.rstrip(), "    ")
    return _wrapped(block.text)


def _wrapped(text: str, bullet: str = "") -> str:
    plain = _plain(text)
    return textwrap.fill(
        plain, WIDTH, initial_indent=bullet, subsequent_indent=" " * len(bullet), break_on_hyphens=False
    )


def _plain(text: str) -> str:
    return text.replace("**", "").replace("`", "")


def text_table(titles: Sequence[str], rows: Iterable[Sequence[str]], widest: int = 44) -> str:
    """Return a table for a terminal; long cells go on in the next line."""
    from tabulate import tabulate

    wrap: Callable[[str], str] = lambda cell: "\n".join(  # noqa: E731
        textwrap.wrap(_plain(cell), widest, break_long_words=False, break_on_hyphens=False)
    )
    cells = [[wrap(cell) for cell in row] for row in rows]
    return str(tabulate(cells, headers=list(titles), tablefmt="simple", disable_numparse=True))
