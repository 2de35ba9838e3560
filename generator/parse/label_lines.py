"""Keep labels that stand one under the other apart: each is a line of the page, not a part of one paragraph."""

from collections.abc import Iterator, Sequence

from generator.model.entry import Block, Labelled, LineKind

FEWEST = 2  # labels that make a run
_BROKEN = ("  ", "\\", "<br>", "<br/>", "<br />")


def with_label_lines(text: str, first_line: int, blocks: Sequence[Block], labelled: Sequence[Labelled]) -> str:
    """Return a body, its lines counted as before, with a break after each line of a run of labels.

    GitHub runs such lines into one paragraph; nobody who writes them means that.
    """
    lines = text.split("\n")
    for run in _runs(blocks, labelled):
        for row in run:
            break_after(lines, row - first_line)
    return "\n".join(lines)


def break_after(lines: list[str], row: int) -> None:
    """Make a line end where it does, if another follows it."""
    if row + 1 < len(lines) and lines[row + 1].strip() and not lines[row].endswith(_BROKEN):
        lines[row] = f"{lines[row].rstrip()}  "


def _runs(blocks: Sequence[Block], labelled: Sequence[Labelled]) -> Iterator[list[int]]:
    """Go through the rows of lines of text that follow one another, each a label or the value under it."""
    opens = {one.label_span.line or 0 for one in labelled}
    below = {one.span.line or 0 for one in labelled}
    if len(opens) < FEWEST:
        return
    for block in blocks:
        run: list[int] = []
        for line in (*block.lines, None):
            row = line.span.line or 0 if line is not None and line.kind is LineKind.TEXT else 0
            if row and (row in opens or row in below) and (not run or row == run[-1] + 1):
                run.append(row)
                continue
            if sum(one in opens for one in run) >= FEWEST:
                yield run
            run = [row] if row in opens else []
