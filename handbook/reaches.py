"""Who reaches whom in a network, as a table: a cell for each question, its sign a word and a shape besides a colour."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from awsnet import Topology, Verdict
from awsnet.matrix import Matrix
from awsnet.verdict import Answer
from diagrams_src.strokes import Link, sentence

SIGNS = {
    "yes": "yes",
    "catch": "! yes",
    "partly": "\u00d7 partly",
    "no": "\u00d7 no",
    "unknown": "?",
}
CAPTION = "Each row asks, each column is asked"


def table(net: Topology, places: tuple[object, ...], link: Link) -> tuple[str, tuple[str, ...]]:
    """Return who reaches whom among some places, or among all, as a table, and the same in words.

    `link` says where what is no plain yes leads. Raises TopologyError for a place that there is not.
    """
    matrix = net.matrix(*places)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in matrix.names)
    rows = "\n".join(_row(matrix, name, link) for name in matrix.names)
    body = f"<thead><tr><td></td>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>"
    return f'<table class="reaches"><caption>{CAPTION}</caption>\n{body}\n</table>', tuple(_words(matrix))


def sign(verdict: Verdict) -> str:
    """Return what a cell shows: yes, catch, partly, no or unknown; partly, where some of the addresses get through."""
    if verdict.answer is Answer.NO and any(flow.refusal is None for flow in verdict.flows):
        return "partly"
    kinds = {Answer.YES: "yes", Answer.WARNING: "catch", Answer.NO: "no", Answer.UNKNOWN: "unknown"}
    return kinds[verdict.answer]


def _row(matrix: Matrix, asker: str, link: Link) -> str:
    cells = "".join(_cell(matrix, asker, asked, link) for asked in matrix.names)
    return f'<tr><th scope="row">{escape(asker)}</th>{cells}</tr>'


def _cell(matrix: Matrix, asker: str, asked: str, link: Link) -> str:
    if asker == asked:
        return "<td></td>"
    verdict = matrix.verdicts[asker, asked]
    kind, href = sign(verdict), link(verdict)
    if href is None:
        return f'<td><span class="reach reach-{kind}">{SIGNS[kind]}</span></td>'
    label = f"{SIGNS[kind]}: {verdict.title}. Read why."
    return (
        f'<td><a class="reach reach-{kind}" href="{escape(href)}" aria-label="{escape(label)}">{SIGNS[kind]}</a></td>'
    )


def _words(matrix: Matrix) -> Iterator[str]:
    """Yield whom each place reaches, then why not the others, or with what catch."""
    for asker in matrix.names:
        known = [name for name in matrix.names if name != asker and matrix.verdicts[asker, name]]
        yield f"{asker} can reach {', '.join(known) or 'nobody'}."
    yield from (sentence(one) for one in matrix.verdicts.values() if one.code)
