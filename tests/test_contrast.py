"""Pictures can be read in light and dark, and by those who see fewer colours, or none."""

from __future__ import annotations

import gzip
import io
import re
from importlib import import_module
from itertools import combinations
from pathlib import Path
from statistics import median

import pytest
from PIL import Image, ImageStat

from diagrams_src import paint
from diagrams_src.__main__ import scenes
from diagrams_src.draw import draw, figure
from diagrams_src.figures import DATED, FIGURES
from diagrams_src.halves import dated
from diagrams_src.icons import ICONS, png
from diagrams_src.remarks import SIGNS
from diagrams_src.tokens import PICTURED, Scheme, edges, in_the_dark, tokens
from handbook.catalogue import load
from handbook.contrast import Linear, contrast, linear
from handbook.site import Site

SCHEMES: list[Scheme] = ["default", "slate"]
SHOWN = [(scene, network) for scene in scenes() for network in import_module(f"snippets.{scene}").questions]


def drawn(scene: str, network: str) -> str:
    return draw(scene, network, link=lambda verdict: "../../g021/", icons="../../assets/icons/").svg


def seen(colour: str, scheme: Scheme) -> str:
    """Return a colour of the pictures' own, which are those of light mode, as a scheme shows it."""
    return colour if scheme == "default" else in_the_dark()[colour]


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def grey(colour: str) -> str:
    """Return a colour as a printer without colours prints it: by the luma of Rec. 601."""
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return "#" + f"{round(0.299 * red + 0.587 * green + 0.114 * blue):02x}" * 3


WASHES = [name for name in PICTURED if name.endswith("wash")]


def grounds(style: str, scheme: Scheme) -> list[str]:
    """Return what a text may lie on: its pill, else the paper and what boxes are filled with."""
    pill = style.removesuffix("-text")
    if pill in paint.BOXES:
        return [seen(paint.BOXES[pill][1], scheme)]
    washes = {fill for _, fill, _, _ in paint.BOXES.values() if fill in (tokens("default")[name] for name in WASHES)}
    return [tokens(scheme)["paper"], *(seen(fill, scheme) for fill in sorted(washes))]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("style", paint.TEXTS)
def test_each_text_of_a_picture_has_a_contrast_of_4_5(style: str, scheme: Scheme) -> None:
    for ground in grounds(style, scheme):
        assert contrast(seen(paint.TEXTS[style], scheme), ground) >= 4.5, f"{style} on {ground}"


@pytest.mark.parametrize("style", paint.TEXTS)
def test_each_text_printed_in_grey_has_a_contrast_of_4_5(style: str) -> None:
    for ground in grounds(style, "default"):
        assert contrast(grey(paint.TEXTS[style]), grey(ground)) >= 4.5, f"{style} on {ground}"


@pytest.mark.parametrize("style", [*paint.LINES, *paint.BOXES])
def test_each_line_printed_in_grey_has_a_contrast_of_3(style: str) -> None:
    colour = (paint.LINES.get(style) or paint.BOXES[style])[0]
    assert contrast(grey(colour), "#ffffff") >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("style", [*paint.LINES, *paint.BOXES])
def test_each_line_of_a_picture_has_a_contrast_of_3(style: str, scheme: Scheme) -> None:
    colour = (paint.LINES.get(style) or paint.BOXES[style])[0]
    assert contrast(seen(colour, scheme), tokens(scheme)["paper"]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ICONS)
def test_each_icon_has_a_contrast_of_3_or_an_edge(name: str, scheme: Scheme) -> None:
    """Outlines are held by their mean colour; a filled icon is seen by its letters on its own ground."""
    with Image.open(io.BytesIO(png(name))) as file:
        image = file.convert("RGBA")
        alpha = image.getchannel("A")
        solid = alpha.point([0] * 201 + [255] * 55)
        red, green, blue = (round(one) for one in ImageStat.Stat(image.convert("RGB"), solid).mean)
        covered = ImageStat.Stat(solid).mean[0] / 255
    if covered < 0.55 and not (scheme == "slate" and name in edges()):
        assert contrast(f"#{red:02x}{green:02x}{blue:02x}", tokens(scheme)["paper"]) >= 3


def test_every_style_of_the_stylesheet_is_one_of_the_painters() -> None:
    """What is drawn in a page is what was measured: each style's colour there is the token of its colour here."""
    css = (Path(__file__).parent.parent / "theme/assets/pictures.css").read_text(encoding="utf-8")
    for style, colour in [
        *paint.TEXTS.items(),
        *((name, look[0]) for name, look in (paint.LINES | paint.BOXES).items()),
    ]:
        rules = [
            body
            for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css)
            if re.search(rf"\.dg-{style}\b(?!-)", selector)
        ]
        named = {
            tokens("default").get(name)
            for body in rules
            for name in re.findall(r"(?:fill|stroke): var\(--([\w-]+)\)", body)
        }
        assert colour in named, style


# How the three kinds of cones see: Machado, Oliveira and Fernandes (2009), severity 1; and no colour at all.
SIGHTS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "achromatopsia": ((0.2126, 0.7152, 0.0722),) * 3,
}
VERDICTS = ("ok", "warn", "no")
FAR = 40  # apart in CIELAB, colours that nobody takes for each other


@pytest.fixture(scope="module")
def placed() -> dict[str, str]:
    """Return every picture that a page places, by name."""
    site = Site(load(Path(__file__).parent.parent))
    assert list(site.files())
    return site.album.pictures


def as_seen(colour: str, sight: str) -> Linear:
    """Return a colour in CIELAB as someone sees it."""
    rgb = [min(max(sum(w * c for w, c in zip(row, linear(colour), strict=True)), 0), 1) for row in SIGHTS[sight]]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(w * c for w, c in zip(row, rgb, strict=True)) for row in to_xyz]
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (xyz[0] / 0.9505, xyz[1], xyz[2] / 1.089)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one: str, other: str, sight: str) -> float:
    pairs = zip(as_seen(one, sight), as_seen(other, sight), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def alike(sight: str, scheme: Scheme) -> list[tuple[str, str]]:
    """Return the verdicts whose colours come so close in a sight that something else has to tell them apart."""
    look = {style: seen(paint.LINES[style][0], scheme) for style in VERDICTS}
    return [(one, other) for one, other in combinations(VERDICTS, 2) if apart(look[one], look[other], sight) < FAR]


def signs(svg: str) -> dict[str, set[tuple[bool, str, str]]]:
    """Return what tells each verdict of a picture apart besides its colour: dashes, the head, the sign on its pill."""
    found: dict[str, set[tuple[bool, str, str]]] = {}
    for style in VERDICTS:
        pill = "".join(sorted({text[0] for text in re.findall(rf'class="dg-{style}-pill-text"[^>]*>([^<]+)<', svg)}))
        for look, inner in re.findall(rf'<g class="dg-{style}"([^>]*)>(.*?)</g>', svg):
            dashes = {"stroke-dasharray" in path for path in re.findall(r"<path[^>]*>", look + inner)} or {False}
            dashed = "stroke-dasharray" in look or dashes == {True}
            points = [len(one.split()) for one in re.findall(r'<poly\w+ points="([^"]+)"', inner)]
            head = "" if not points else "bar" if 5 in points else "arrow"
            found.setdefault(style, set()).add((dashed, head, pill))
    return found


@pytest.mark.parametrize(("scene", "network"), SHOWN)
def test_verdicts_whose_colours_some_take_for_each_other_differ_in_shape(scene: str, network: str) -> None:
    found = signs(drawn(scene, network))
    for one, other in {pair for sight in SIGHTS for scheme in SCHEMES for pair in alike(sight, scheme)}:
        assert found.get(one, set()).isdisjoint(found.get(other, set())), f"{one} and {other} look alike: {found}"


def test_on_no_page_do_verdicts_look_alike_to_anyone(placed: dict[str, str]) -> None:
    """Of every kind of picture: halves, walks and the rest besides networks."""
    assert len(placed) > 75
    pairs = {pair for sight in SIGHTS for scheme in SCHEMES for pair in alike(sight, scheme)}
    for name, svg in placed.items():
        found = signs(svg)
        for one, other in pairs:
            assert found.get(one, set()).isdisjoint(found.get(other, set())), f"{name}: {one} and {other} look alike"


@pytest.mark.parametrize(
    "styles", [("lost", "kept"), ("curve", "curve-dashed", "curve-dotted"), ("used", "granted", "beyond")]
)
def test_what_else_stands_side_by_side_differs_without_its_colour(styles: tuple[str, ...]) -> None:
    look = [
        paint.LINES[s][2] if s in paint.LINES else paint.BOXES[s][3] or paint.BOXES[s][1] == paint.BOXES[s][0]
        for s in styles
    ]
    assert len(set(look)) == len(styles), look


def test_each_sight_takes_some_verdict_for_another_and_no_colour_takes_all() -> None:
    assert all(alike(sight, scheme) for sight in SIGHTS for scheme in SCHEMES)
    assert alike("achromatopsia", "default") == [("ok", "warn"), ("ok", "no"), ("warn", "no")]


@pytest.mark.parametrize(("scene", "network"), SHOWN)
def test_refused_is_dashed_under_a_cross_a_catch_has_a_mark_and_allowed_neither(scene: str, network: str) -> None:
    found = signs(drawn(scene, network))
    assert all(dashed and pill == SIGNS["no"] for dashed, _, pill in found.get("no", ()))
    assert all(not dashed and pill == SIGNS["warn"] for dashed, _, pill in found.get("warn", ()))
    assert not any(dashed or pill for dashed, _, pill in found.get("ok", ()))


def test_pictures_weigh_little() -> None:
    """Half of them at most 12 KB in the page and 3 KB on the way; meshes of 650 lines are the exception."""
    svgs = [*(drawn(*one) for one in SHOWN), *(figure(name).svg for name in FIGURES)]
    svgs += [half.svg for name in DATED for _, half in dated(name)]
    assert median(len(svg.encode()) for svg in svgs) <= 12 * 1024
    assert median(len(gzip.compress(svg.encode(), mtime=0)) for svg in svgs) <= 3 * 1024
