"""Each picture as a file to take away: found in the HTML of the page that places it, whatever kind it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diagrams_src.alone import alone, canvas
from diagrams_src.raster import Canvas
from handbook.pictures import up

FOLDER = "assets/pictures/"
FIGURE = re.compile(r'<figure class="picture\b[^>]*>.*?</figure>', re.S)
PICTURE = re.compile(r'<svg [^>]*aria-labelledby="dg-([\w-]+)-title".*?</svg>', re.S)
SHOWN = {".svg": "SVG", ".png": "PNG", "-dark.png": "PNG, dark"}


class Album:
    """The pictures of the site, as its pages place them."""

    def __init__(self) -> None:
        self.pictures: dict[str, str] = {}  # the SVG in the page, by the name that its ids begin with
        self.placed: dict[str, list[str]] = {}  # their names, by page

    def offered(self, body: str, page: str) -> str:
        """Return the body of a page, with the files of each picture to take away below it."""
        self.placed[page] = []
        return FIGURE.sub(lambda figure: self._with_files(figure[0], page), body)

    def first(self, page: str) -> str:
        """Return the first picture of a page, or nothing."""
        return next((self.pictures[name] for name in self.placed.get(page, [])), "")

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield every picture that was placed as an SVG."""
        yield from ((f"{FOLDER}{name}.svg", alone(svg).encode()) for name, svg in self.pictures.items())

    def canvases(self) -> Iterator[tuple[str, Canvas]]:
        """Yield every picture that was placed, to be painted, by the path of its PNG."""
        for name, svg in self.pictures.items():
            yield f"{FOLDER}{name}.png", canvas(svg, "default")
            yield f"{FOLDER}{name}-dark.png", canvas(svg, "slate")

    def _with_files(self, figure: str, page: str) -> str:
        """Return a figure with links to its files: in the caption if it is one picture, else below each half."""
        links = {picture[0]: self._place(picture, page) for picture in PICTURE.finditer(figure)}
        if len(links) == 1:
            return figure.replace("</figcaption>", f"{next(iter(links.values()))}</figcaption>")
        for picture, its in links.items():
            figure = figure.replace(picture, f"{picture}\n{its}")
        return figure

    def _place(self, picture: re.Match[str], page: str) -> str:
        """Note a picture and its page; return the links to its files."""
        self.pictures.setdefault(picture[1], picture[0])
        self.placed[page].append(picture[1])
        return _links(f"{up(page)}{FOLDER}", picture[1])


def _links(folder: str, name: str) -> str:
    """Return the links to a picture's files: quiet to see, and each called by its file for those who hear them."""
    each = (
        f'<a href="{folder}{name}{end}" download aria-label="{shown}: {name}{end}">{shown}</a>'
        for end, shown in SHOWN.items()
    )
    return f'<p class="downloads" data-search-exclude>{" ".join(each)}</p>'
