"""Paint a sheet with `diagrams`: every position is authored, Graphviz only draws."""

from __future__ import annotations

import subprocess
import sysconfig
from pathlib import Path

from diagrams import Diagram, Edge, Node

from diagrams_src.icons import source
from diagrams_src.lines import rounded
from diagrams_src.shapes import Icon, Line, Point, Shape, Sheet, Text

# The look: stroke, fill, width of the stroke, dash. Colours stand here as they are in light mode and in print;
# pictures.css gives the same styles their colours in a page.
BOXES = {
    "vpc": ("#8c4fff", "#fbfaff", 1.3, ""),
    "site": ("#7d8998", "#f9fafa", 1.3, ""),
    "region": ("#00a4a6", "none", 1.3, "dotted"),
    "absent": ("#66758a", "none", 1.2, "dashed"),
    "account": ("#e7157b", "none", 1.3, ""),
    "step": ("#66758a", "none", 1.2, ""),
    "granted": ("#66758a", "#f5f6f8", 1.2, ""),
    "used": ("#067a5b", "#067a5b", 1.2, ""),
    "beyond": ("#c5162e", "none", 1.5, "dashed"),
    "bead": ("#067a5b", "#067a5b", 0.5, ""),
    "ok-pill": ("#067a5b", "#067a5b", 1.0, ""),
    "no-pill": ("#c5162e", "#c5162e", 1.0, ""),
    "warn-pill": ("#8f5600", "#8f5600", 1.0, ""),
}
LINES = {
    "ok": ("#067a5b", 1.9, "solid"),
    "ok-thin": ("#067a5b", 1.3, "solid"),
    "mesh": ("#067a5b", 0.5, "solid"),
    "warn": ("#8f5600", 1.9, "solid"),
    "no": ("#c5162e", 1.9, "dashed"),
    "curve": ("#6b2fe0", 1.9, "solid"),
    "curve-dashed": ("#00777a", 1.9, "dashed"),
    "curve-dotted": ("#1b2430", 2.6, "dotted"),
    "lost": ("#c5162e", 1.9, "solid"),
    "kept": ("#067a5b", 1.9, "dashed"),
    "wire": ("#66758a", 1.2, "solid"),
    "absent-line": ("#66758a", 1.2, "dotted"),
    "wire-mesh": ("#66758a", 0.5, "solid"),
    "wire-thin": ("#66758a", 1.0, "solid"),
}
TEXTS = {
    "name": "#1b2430",
    "note": "#556170",
    "vpc-title": "#6b2fe0",
    "region-title": "#00777a",
    "ok-text": "#067a5b",
    "warn-text": "#8f5600",
    "no-text": "#c5162e",
    "lost-text": "#c5162e",
    "kept-text": "#067a5b",
    "account-title": "#bf0f64",
    "wire-text": "#556170",
    "ok-pill-text": "#ffffff",
    "no-pill-text": "#ffffff",
    "warn-pill-text": "#ffffff",
}
FONT = {"fontname": "Helvetica"}  # has metrics built in, so that no font of the machine is asked for
ROUND = ("bead", "step")
HEADS = {"arrow": "normal", "bar": "tee", "": "none"}


class Canvas(Diagram):  # type: ignore[misc]
    """A diagram that keeps its DOT and renders nothing by itself."""

    def __exit__(self, *raised: object) -> None:
        from diagrams import setdiagram

        setdiagram(None)


def paint(sheet: Sheet) -> tuple[str, str]:
    """Return what Graphviz draws, an SVG whose groups carry the shapes' numbers as ids, and what it said.

    The program is the one in the environment's own folder of scripts, whatever else the machine has.
    """
    program = Path(sysconfig.get_path("scripts")) / "graphviz-pure"
    done = subprocess.run([program, "-Knop2", "-Tsvg"], input=_dot(sheet), capture_output=True, text=True, check=False)
    return done.stdout, done.stderr + (f"exit code {done.returncode}\n" if done.returncode else "")


def _dot(sheet: Sheet) -> str:
    graph = {"layout": "nop2", "bgcolor": "transparent", "pad": "0", "margin": "0", "outputorder": "nodesfirst"}
    with Canvas("", filename="picture", show=False, graph_attr=graph | FONT, node_attr=FONT, edge_attr=FONT) as canvas:
        corners = ("0,0", f"{sheet.width:g},{sheet.height:.1f}")
        # Graphviz moves everything so that the outermost thing touches the origin: points in the corners hold it.
        point = {"shape": "point", "style": "invis", "width": "0", "height": "0"}
        ends = [Node("", nodeid=f"end{n}", pos=pos, **point) for n, pos in enumerate(corners)]
        for number, shape in enumerate(sheet.everything):
            _place(canvas, number, shape, sheet.height, ends)
    return str(canvas.dot.source)


def _place(canvas: Canvas, number: int, shape: Shape, height: float, ends: list[Node]) -> None:
    common = {"id": f"s{number}"} | FONT
    if isinstance(shape, Line):
        colour, width, dash = LINES[shape.style]
        pos = _spline(shape, height)
        look = {
            "color": colour,
            "penwidth": str(width),
            "style": dash,
            "arrowhead": HEADS[shape.head],
            "arrowsize": "0.7",
            "arrowtail": HEADS[shape.head],
        }
        canvas.connect(ends[0], ends[1], Edge(forward=True, reverse=shape.both, pos=pos, **look, **common))
        return
    rect = shape.rect
    common |= {"nodeid": f"s{number}", "pos": f"{rect.x:.1f},{height - rect.y:.1f}"}
    if isinstance(shape, Text):
        font = {"fontsize": str(shape.size), "fontcolor": TEXTS[shape.style]}
        plain = shape.text.encode("ascii", "replace").decode()  # its place is what counts; svg.py writes the text
        Node(plain, shape="plaintext", style="", fixedsize="false", width="0", height="0", **font, **common)
        return
    common |= {"width": f"{rect.w / 72:.4f}", "height": f"{rect.h / 72:.4f}", "fixedsize": "true"}
    if isinstance(shape, Icon):
        Node("", shape="none", image=str(source(shape.name)), imagescale="true", **common)
    else:
        stroke, fill, width, dash = BOXES[shape.style]
        form, corners = ("ellipse", "") if shape.style in ROUND else ("box", "rounded")
        style = ",".join(filter(None, ("" if fill == "none" else "filled", corners, dash)))
        Node("", shape=form, style=style, color=stroke, fillcolor=fill, penwidth=str(width), **common)


def _spline(line: Line, height: float) -> str:
    """Return a line as Graphviz writes one: where its heads point, then its Bezier points, y up."""
    tips, corners = "", list(line.points)
    if line.both:
        tips += f"s,{_point(corners[0], height)} "
        corners[0] = _behind(corners[0], corners[1], line.head)
    if line.head:
        tips += f"e,{_point(corners[-1], height)} "
        corners[-1] = _behind(corners[-1], corners[-2], line.head)
    return tips + " ".join(_point(point, height) for point in rounded(tuple(corners)))


def _behind(tip: Point, before: Point, head: str) -> Point:
    """Return where a line ends and its head begins."""
    (x, y), (bx, by) = tip, before
    length = max(abs(x - bx) + abs(y - by), 1)
    back = 7.0 if head == "arrow" else 2.0
    return x - (x - bx) / length * back, y - (y - by) / length * back


def _point(point: Point, height: float) -> str:
    return f"{point[0]:.2f},{height - point[1]:.2f}"


def icon_files(sheet: Sheet) -> list[str]:
    """Return the names of the icons on a sheet."""
    return sorted({shape.name for shape in sheet.everything if isinstance(shape, Icon)})
