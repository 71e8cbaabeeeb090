"""A picture that is taken away needs nothing else, is light or dark, and comes out the same wherever it is made."""

from __future__ import annotations

import io
import re
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageFont

from diagrams_src import alone, raster
from diagrams_src.__main__ import scenes
from diagrams_src.draw import draw, figure
from diagrams_src.figures import DATED, FIGURES
from diagrams_src.halves import dated
from diagrams_src.tokens import PICTURED, in_the_dark, tokens
from handbook import pictures
from handbook.downloads import Album
from handbook.pictures import framed

SHOWN = [(scene, network) for scene in scenes() for network in import_module(f"snippets.{scene}").questions]
SOME = [("services_vpc", "forced"), ("allowed_prefixes", "private_narrow"), ("full_mesh", "mesh")]


NAMES = [("Roboto", "#000000"), ("sans-serif", "#000000"), ("DejaVu Sans", "#000000"), ("Roboto", "#ffffff")]


def drawn(scene: str, network: str, up: str = "../../") -> str:
    return draw(scene, network, link=lambda verdict: f"{up}g021/", icons=f"{up}assets/icons/").svg


def everything() -> list[str]:
    halves = [half.svg for name in DATED for _, half in dated(name)]
    return [*(drawn(*one) for one in SHOWN), *(figure(name).svg for name in FIGURES), *halves]


@pytest.mark.parametrize(("scene", "network"), SOME)
def test_an_svg_alone_needs_no_other_file_and_leads_nowhere(scene: str, network: str) -> None:
    root = ElementTree.fromstring(alone.alone(drawn(scene, network)))
    addresses = [value for one in root.iter() for key, value in one.attrib.items() if key.endswith("href")]
    assert addresses
    assert [one for one in addresses if not one.startswith(("#", "data:image/png;base64,"))] == []
    assert [one for one in root.iter() if one.tag.endswith("}a")] == []
    assert (root.get("role"), root.get("width")) == ("img", "720")
    names = {one.get("id") for one in root.iter()}
    assert {one[1:] for one in addresses if one.startswith("#")} <= names


@pytest.mark.parametrize(("scene", "network"), SOME)
def test_each_colour_of_an_svg_alone_has_one_in_the_dark(scene: str, network: str) -> None:
    svg = alone.alone(drawn(scene, network))
    dark = svg[svg.index("prefers-color-scheme:dark") : svg.index("</style>")]
    told = set(re.findall(r'\[(fill|stroke)="(#\w+)"\]\{\1:(#\w+)\}', dark))
    used = set(re.findall(r' (fill|stroke)="(#\w+)"', svg))
    assert {(what, light) for what, light, _ in told} == used
    for _, light, turned in told:
        names = [name for name in PICTURED if tokens("default")[name] == light]
        assert {tokens("slate")[name] for name in names} == {turned}


def test_a_picture_is_drawn_in_no_colour_that_has_none_in_the_dark() -> None:
    used = {colour for svg in everything() for _, colour in alone.COLOUR.findall(svg)}
    assert used - set(in_the_dark()) == set()


def test_a_colour_of_light_mode_stands_for_one_in_the_dark() -> None:
    pairs = {(tokens("default")[name], tokens("slate")[name]) for name in PICTURED}
    assert len(pairs) == len(in_the_dark())


@pytest.mark.parametrize(("scheme", "paper"), [("default", "#ffffff"), ("slate", "#1e2129")])
def test_a_png_has_two_pixels_for_one_and_the_paper_of_its_scheme(scheme: alone.Scheme, paper: str) -> None:
    svg = drawn(*SOME[0])
    with Image.open(io.BytesIO(raster.png(alone.canvas(svg, scheme)))) as image:
        assert image.width == 1440
        assert "#{:02x}{:02x}{:02x}".format(*image.convert("RGB").getpixel((1, 1))) == paper
        assert len(image.convert("RGB").getcolors(1 << 24) or []) > 20, "nothing is drawn on it"


def test_a_png_shows_the_letters_of_the_project_and_none_of_the_machine() -> None:
    text = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text y="20" {}>prod</text></svg>'
    ours, generic, of_the_machine, white = (
        raster.rastered(raster.Canvas(text.format(f'font-family="{name}" fill="{fill}"'), 1, "#ffffff"))
        for name, fill in NAMES
    )
    assert ours == generic != white
    assert of_the_machine == white, "a font of the machine was found"


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_letters_have_all_that_pictures_write(weight: str) -> None:
    font = ImageFont.truetype(raster.FONTS / f"Roboto-{weight}.ttf", 40)
    texts = "".join(text for svg in everything() for text in re.findall(r"<text[^>]*>([^<]*)<", svg))
    missing = bytes(font.getmask("\ufffe"))
    assert [letter for letter in sorted(set(texts)) if letter != " " and bytes(font.getmask(letter)) == missing] == []


@pytest.mark.parametrize(("scene", "network"), SOME)
def test_the_same_picture_is_the_same_file_from_every_page(scene: str, network: str) -> None:
    assert alone.alone(drawn(scene, network)) == alone.alone(drawn(scene, network, up=""))


def test_an_album_offers_the_files_of_each_picture_of_a_page() -> None:
    album = Album()
    body = framed(draw("services_vpc", "forced", link=lambda verdict: None, icons=""))
    for page, up in (("gotchas/g021.md", "../../"), ("compare.md", "../"), ("index.md", ""), ("by/index.md", "../")):
        offered = re.findall(r'<a href="([^"]+)" download aria-label="([^"]+)">([^<]+)<', album.offered(body, page))
        assert [address for address, _, _ in offered] == [
            f"{up}assets/pictures/services_vpc-forced{end}" for end in (".svg", ".png", "-dark.png")
        ]
        assert all(heard.startswith(seen) and len(heard) > len(seen) + 20 for _, heard, seen in offered)
    files = [*dict(album.files()), *dict(album.canvases())]
    assert [f"../{name}" for name in files] == [address for address, _, _ in offered]


def test_of_two_halves_each_offers_its_own_files() -> None:
    body = pictures.drawn("rounded_up")
    offered = Album().offered(body, "gotchas/g061.md")
    halves = offered.split('<div class="dg-half">')[1:]
    names = [re.findall(r'assets/pictures/([\w-]+)\.svg"', half) for half in halves]
    assert names == [[f"rounded_up-{day}"] for day, _ in dated("rounded_up")]


def test_a_png_is_painted_anew_when_the_painter_or_its_letters_change(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = {raster._painter()}
    for name, file in (("__file__", tmp_path / "raster.py"), ("FONTS", tmp_path)):
        (tmp_path / "raster.py").write_text("painted otherwise")
        (tmp_path / "other.ttf").write_text("other letters")
        monkeypatch.setattr(raster, name, file if name == "FONTS" else str(file))
        kept.add(raster._painter.__wrapped__())
    monkeypatch.setattr(raster.metadata, "version", lambda package: "another")
    kept.add(raster._painter.__wrapped__())
    assert len(kept) == 4


def test_what_is_painted_on_all_cores_is_what_is_painted_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("diagrams_src.kept.FOLDER", tmp_path)
    monkeypatch.setenv("HANDBOOK_CACHE", str(tmp_path))
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="{}"/></svg>'
    canvases = [raster.Canvas(svg.format(n), 1, "#ffffff") for n in range(raster.WORTH + 1)]
    assert list(raster.pngs(canvases)) == [raster.rastered(one) for one in canvases]
    assert len(list((tmp_path / "png").iterdir())) == len(canvases)
    monkeypatch.setattr(raster, "ProcessPoolExecutor", None)
    assert len(set(raster.pngs(canvases))) == len(canvases), "what is kept is painted again"


def test_an_icon_of_dark_outlines_gets_the_edge_of_the_page_in_the_dark() -> None:
    css = (Path(__file__).parent.parent / "theme/assets/pictures.css").read_text(encoding="utf-8")
    svg = drawn("public_web", "no_address")
    assert "dg-icon-internet" in svg
    assert "drop-shadow(0 0 0.6px var(--plate))" in css
    edge = f"drop-shadow(0 0 0.6px {tokens('slate')['plate']})"
    assert f".dg-icon-internet{{filter:{edge}" in alone.alone(svg)
    assert f'class="dg-icon-internet" filter="{edge}' in alone.canvas(svg, "slate").svg
    assert "filter" not in alone.canvas(svg, "default").svg
