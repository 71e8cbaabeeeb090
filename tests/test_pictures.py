"""Pictures show what the model says, can be read, and come out the same on every run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from awsnet import (
    VPC,
    Instance,
    InterfaceEndpoint,
    OnPremises,
    Peering,
    PrefixList,
    PrivateVIF,
    PublicVIF,
    Route,
    Service,
    Topology,
    TransitGateway,
    VirtualPrivateGateway,
    VpnConnection,
    break_even,
    mesh_links,
)
from diagrams_src import paint
from diagrams_src.__main__ import scenes
from diagrams_src.draw import draw, figure
from diagrams_src.layout import Layout
from diagrams_src.lint import findings
from diagrams_src.picture import Picture, PictureError
from diagrams_src.shapes import Box, Icon, Line, Rect, Sheet, Text
from diagrams_src.strokes import strokes

ROOT = Path(__file__).parent.parent
ALL = [(scene, network) for scene in scenes() for network in import_module(f"snippets.{scene}").questions]


def drawn(scene: str, network: str) -> str:
    return draw(scene, network, link=lambda verdict: "../../g021/", icons="../../assets/icons/").svg


@pytest.mark.parametrize(("scene", "network"), ALL)
def test_a_picture_has_no_finding_and_no_path_of_a_machine(scene: str, network: str) -> None:
    svg = drawn(scene, network)
    assert str(ROOT) not in svg
    assert "site-packages" not in svg
    assert "\n\n" not in svg, "a blank line would end the block of HTML in Markdown"


@pytest.mark.parametrize(("scene", "network"), ALL)
def test_an_inline_picture_is_small(scene: str, network: str) -> None:
    assert len(drawn(scene, network)) <= 12_000


@pytest.mark.parametrize(("scene", "network"), ALL)
def test_each_refusal_is_drawn_with_its_reason_and_its_link(scene: str, network: str) -> None:
    module = import_module(f"snippets.{scene}")
    verdicts = [getattr(module, network).reach(*question) for question in module.questions[network]]
    svg = drawn(scene, network)
    assert svg.count("<a xlink:href=") == sum(1 for verdict in verdicts if verdict.code)
    for verdict in verdicts:
        if verdict.remark:
            told = re.sub("<[^>]+>", " ", svg[svg.index("</desc>") :])
            assert verdict.remark.why.split()[0] in told


def test_growth_draws_every_peering() -> None:
    svg = figure("mesh_growth").svg
    assert svg.count("<path") == sum(mesh_links(n) for n in (4, 8, 16, 32))
    assert len(svg) <= 80_000


def test_functions_turn_dearer_in_the_picture_where_they_do_in_the_count() -> None:
    svg = figure("break_even").svg
    for megabytes in (128, 512, 1024):
        assert f">{break_even(100, megabytes) / 1e6:.1f} million<" in svg
    level = float(re.findall(r'dg-wire"[^>]*><path d="M[-.0-9]+,([-.0-9]+)L', svg)[0])
    turns = [float(y) for y in re.findall(r"M[-.0-9]+,([-.0-9]+)L", "".join(re.findall(r'dg-no".*?</g>', svg)))]
    assert turns == pytest.approx([level] * 3, abs=0.2)


def test_arrows_follow_from_the_verdicts() -> None:
    a, b, c = VPC("a", "10.0.0.0/16"), VPC("b", "10.1.0.0/16"), VPC("c", "10.2.0.0/16")
    hub = Topology(Peering(a, b), Peering(a, c))
    cells = {"a": "a", "b": "b", "c": "c"}
    before = [(s.start, s.end, s.style) for s in strokes(hub, [(b, a), (b, c)], cells)]
    after = [(s.start, s.end, s.style) for s in strokes(hub + Peering(b, c), [(b, a), (b, c)], cells)]
    assert before == [("b", "a", "ok"), ("b", "c", "no"), ("a", "c", "wire")]
    assert after == [("b", "a", "ok"), ("b", "c", "ok"), ("a", "c", "wire")]


def test_a_lost_reply_is_drawn_on_its_way_back() -> None:
    a, b = VPC("a", "10.0.0.0/16"), VPC("b", "10.1.0.0/16")
    half = Topology(Peering(a, b, routes_in=(a,)))
    (out, back) = strokes(half, [(a, b)], {"a": "a", "b": "b"})
    assert (out.start, out.end, out.style) == ("a", "b", "ok")
    assert (back.start, back.end, back.style, back.remark) == ("b", "a", "no", "reply lost by b")


def test_a_packet_that_runs_through_a_site_is_drawn_out_of_aws_and_back() -> None:
    a, b, site = VPC("a", "10.0.0.0/16"), VPC("b", "10.1.0.0/16"), OnPremises("site", "192.168.0.0/16")
    links = [PrivateVIF(site, VirtualPrivateGateway(vpc), advertises=("10.0.0.0/8",)) for vpc in (a, b)]
    stands = {"a": "a", "b": "b", "site": "site"} | {str(link): "link" for link in links}
    through = [(s.start, s.end, s.style, s.mark) for s in strokes(Topology(*links), [(a, b)], stands)]
    assert through == [
        ("a", "link", "warn", "leaves AWS"),
        ("link", "site", "warn", "leaves AWS"),
        ("site", "link", "warn", "comes back"),
        ("link", "b", "warn", "comes back"),
    ]
    inside = [s for s in strokes(Topology(*links, Peering(a, b)), [(a, b)], stands) if s.style != "wire"]
    assert [(s.start, s.end, s.style, s.mark) for s in inside] == [("a", "b", "ok", "")]


def test_what_is_asked_both_ways_is_one_line_with_two_heads() -> None:
    a, b = VPC("a", "10.0.0.0/16"), VPC("b", "10.1.0.0/16")
    (line,) = strokes(Topology(Peering(a, b)), [(a, b), (b, a)], {"a": "a", "b": "b"})
    assert line.both


def test_a_question_may_name_a_protocol_and_a_port() -> None:
    a, b, s3 = VPC("a", "10.0.0.0/16"), VPC("b", "10.1.0.0/16"), Service("s3", PrefixList("pl", ("198.51.100.0/24",)))
    endpoint = InterfaceEndpoint("endpoint", b, "10.1.0.9", "s3")
    net, stands = Topology(Peering(a, b), endpoint, s3), {"a": "a", "endpoint": "endpoint", "s3": "s3"}
    lines = [(s.start, s.end, s.style) for s in strokes(net, [(a, endpoint, "tcp", 443)], stands)]
    assert lines == [("a", "endpoint", "ok"), ("endpoint", "s3", "wire")]
    assert [s.style for s in strokes(net, [(a, endpoint)], stands)][:1] == ["no"], "an endpoint answers no ping"


def test_a_vpn_is_drawn_by_way_of_the_interface_that_carries_it() -> None:
    a, site = VPC("a", "10.0.0.0/16"), OnPremises("site", "203.0.113.0/24")
    net = Topology(VpnConnection(site, VirtualPrivateGateway(a), over=PublicVIF(site)))
    picture = Picture(cells={"site": (0, 0), "link": (1, 0), "a": (2, 0)}, joints={"link": PublicVIF})
    way = [(s.start, s.end, s.label) for s in strokes(net, [(site, a)], picture.standing(net))]
    assert way == [("site", "link", ""), ("link", "a", "VPN")]


def test_a_vpc_is_drawn_around_what_is_in_it_or_in_its_own_cell() -> None:
    picture = Picture(cells={"a": (0, 0), "b": (1, 0), "bastion": (0, 0.1), "office": (0, 1)})
    without = Topology(Peering(A, B))
    assert picture.inside(NET) == {"bastion": "a"}
    assert "a" not in picture.standing(NET)
    assert picture.inside(without) == {}
    assert "a" in picture.standing(without)


def test_a_vpc_around_things_is_joined_where_a_thing_would_stand_alone() -> None:
    hub = TransitGateway("hub", (A, B))
    one, two = Instance("one", A, "10.0.0.9"), Instance("two", B, "10.1.0.9")
    net, stands = Topology(hub, one, two), {"one": "one", "two": "two", "hub": "hub"}
    inside = {"one": "a", "two": "b"}
    nothing_asked = strokes(net, [], stands, inside=inside)
    assert {(s.start, s.end, s.style) for s in nothing_asked} == {("hub", "a", "wire"), ("hub", "b", "wire")}
    asked = strokes(
        net + Route(A, "10.1.0.0/16", hub) + Route(B, "10.0.0.0/16", hub), [(one, two)], stands, inside=inside
    )
    assert [(s.start, s.end) for s in asked] == [("one", "hub"), ("hub", "two")]


def test_a_group_is_drawn_where_something_stands_outside_it() -> None:
    cells, groups = {"a": (0, 0), "b": (1, 0), "office": (0, 1.0)}, {"AWS Region": ["a", "b"]}
    titles = [shape.text for shape in lay(Picture(cells=cells, groups=groups)).everything if isinstance(shape, Text)]
    assert "AWS Region" in titles
    del cells["office"]
    titles = [shape.text for shape in lay(Picture(cells=cells, groups=groups)).everything if isinstance(shape, Text)]
    assert "AWS Region" not in titles


FAULTS: dict[str, tuple[list[Box | Icon | Text | Line], str]] = {
    "text over text": ([Text(100, 100, "one", "name"), Text(105, 102, "two", "name")], "'one' lies over 'two'"),
    "text over a line": (
        [Text(100, 100, "one", "name"), Line(((50, 100), (150, 100)), "ok", "", "a to b")],
        "'one' lies over the line of a to b",
    ),
    "text over a slanting line": (
        [Text(100, 100, "one", "name"), Line(((50, 50), (150, 150)), "ok-thin", "", "a to b")],
        "'one' lies over the line of a to b",
    ),
    "text over an icon": (
        [Text(100, 100, "one", "name"), Icon(Rect(100, 110, 20, 20), "vpc")],
        "'one' lies over an icon",
    ),
    "text over an edge": (
        [Text(100, 100, "one", "name"), Box(Rect(100, 110, 80, 20), "vpc")],
        "does not fit in its box",
    ),
    "a title too long for its group": (
        [Text(100, 100, "a title that is long", "vpc-title", 9, True), Box(Rect(100, 100, 60, 40), "vpc")],
        "does not fit in its box",
    ),
    "a line under an icon": (
        [Line(((10, 100), (190, 100)), "ok", "", "a to b"), Icon(Rect(100, 100, 20, 20), "vpc")],
        "the line of a to b passes under the icon vpc",
    ),
    "a card across an edge": (
        [Box(Rect(100, 100, 80, 80), "vpc", around=True), Box(Rect(140, 100, 40, 20), "vpc")],
        "an icon or a card (vpc) stands across the edge of a box",
    ),
    "an icon across an edge": (
        [Box(Rect(100, 100, 80, 80), "vpc", around=True), Icon(Rect(140, 100, 20, 20), "nat")],
        "an icon or a card (nat) stands across the edge of a box",
    ),
    "text outside": ([Text(2, 100, "outside", "name")], "'outside' leaves the picture"),
    "a line outside": ([Line(((10, 10), (600, 10)), "ok", "", "a to b")], "a line leaves the picture"),
    "text too small": ([Text(100, 100, "small", "name", 8)], "'small' is smaller than 9 points"),
    "a refusal without a reason": ([Line(((10, 10), (60, 10)), "no", "bar", "a to b")], "a refused line has no reason"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault: str) -> None:
    shapes, what = FAULTS[fault]
    found = [said for _, said in findings(Sheet(shapes, height=200))]
    assert any(what in said for said in found), found


def test_what_graphviz_says_is_a_fault() -> None:
    said = "Warning: node 's1' too small\n"
    assert list(findings(Sheet([], height=10), said)) == [("Graphviz", "says: Warning: node 's1' too small")]


def test_text_on_its_own_card_is_no_fault() -> None:
    shapes = [Line(((0, 100), (200, 100)), "ok"), Box(Rect(100, 100, 80, 30), "vpc"), Text(100, 100, "one", "name")]
    assert list(findings(Sheet(shapes, height=200))) == []


A, B = VPC("a", "10.0.0.0/16"), VPC("b", "10.1.0.0/16")
NET = Topology(Peering(A, B), OnPremises("office", "192.168.0.0/16"), Instance("bastion", A, "10.0.0.1"))


def wrong_pictures() -> Iterator[tuple[str, object, str]]:
    yield (
        "two in one cell",
        lambda: Picture(cells={"a": (0, 0), "b": (0, 0)}),
        "'b' stands in cell (0, 0), where 'a' stands; give it another cell",
    )
    yield (
        "an unknown place",
        lambda: Picture(cells={"a": (0, 0), "bee": (1, 0)}).check_names(["a", "b", "been"]),
        "the scene has nothing called 'bee'; did you mean 'been'?",
    )
    yield (
        "a joint without a cell",
        lambda: Picture(cells={"a": (0, 0)}, joints={"Direct Connect": PrivateVIF}).check_names(["a"]),
        "the joint 'Direct Connect' stands in no cell; give it one",
    )
    yield (
        "a service without an icon",
        lambda: lay(
            Picture(cells={"a": (0, 0), "b": (1, 0), "s33": (2, 0)}), NET + Service("s33", PrefixList("pl", ()))
        ),
        "there is no icon for 's33'; did you mean 's3'?",
    )
    yield "a name too long", lambda: lay(Picture(cells={"a": (0, 0), "b": (1, 0)}, titles={"a": "a very long name indeed"})), "'a very long name indeed' is too long for its card; shorten it, or give it a title"  # fmt: skip


def lay(picture: Picture, net: Topology = NET) -> Sheet:
    return Layout(picture, net, lambda verdict: None).lay(strokes(net, [(A, B)], picture.standing(net)))


@pytest.mark.parametrize(("name", "make", "says"), list(wrong_pictures()))
def test_a_wrong_picture_is_named_with_file_and_line(name: str, make: object, says: str) -> None:
    with pytest.raises(PictureError) as error:
        make()  # type: ignore[operator]
    assert re.fullmatch(r"tests/test_pictures.py:\d+: " + re.escape(says), str(error.value))


def test_same_input_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    folders = []
    for seed in ("0", "1234"):
        folder = tmp_path / seed
        environment = os.environ | {"PYTHONHASHSEED": seed, "HANDBOOK_CACHE": str(tmp_path / f"cache{seed}")}
        subprocess.run([sys.executable, "-m", "diagrams_src", str(folder)], cwd=ROOT, env=environment, check=True)
        folders.append({file.name: file.read_bytes() for file in folder.rglob("*.*")})
    assert folders[0] == folders[1]
    assert len(folders[0]) > len(ALL)


def test_the_pictures_colours_are_the_tokens_of_the_page() -> None:
    css = (ROOT / "theme/assets/pictures.css").read_text() + (ROOT / "theme/assets/handbook.css").read_text()
    light = dict(
        re.findall(
            r"--([\w-]+):\s*(#[0-9a-f]{6})", re.sub(r'\[data-md-color-scheme="slate"\] \{.*?\n\}', "", css, flags=re.S)
        )
    )
    tokens = {
        "name": "ink",
        "note": "muted",
        "vpc-title": "vpc-ink",
        "region-title": "region-ink",
        "account-title": "account-ink",
        "lost-text": "no",
        "kept-text": "ok",
        "wire-text": "muted",
    }
    for style, colour in paint.TEXTS.items():
        if not style.endswith("pill-text"):
            assert colour == light[tokens.get(style, style.removesuffix("-text"))], style
    tokens |= {"mesh": "ok", "bead": "ok", "curve": "vpc-ink", "curve-dashed": "region-ink", "curve-dotted": "ink"}
    tokens |= {
        "mesh": "ok",
        "bead": "ok",
        "absent": "wire",
        "step": "wire",
        "absent-line": "wire",
        "lost": "no",
        "kept": "ok",
        "wire-mesh": "wire",
        "granted": "wire",
        "used": "ok",
        "beyond": "no",
    }
    for style, (colour, _, _) in paint.LINES.items():
        assert colour == light[tokens.get(style, style.removesuffix("-thin"))], style
    for style, (stroke, _, _, _) in paint.BOXES.items():
        assert stroke == light[tokens.get(style, style.removesuffix("-pill"))], style


def test_nothing_is_drawn_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn("services_vpc", "hub")

    def again(sheet: Sheet) -> tuple[str, str]:
        raise AssertionError("drawn again")

    monkeypatch.setattr("diagrams_src.draw.paint", again)
    drawn("services_vpc", "hub")


def test_shapes_know_where_they_are() -> None:
    rect = Rect(10, 20, 4, 6)
    assert (rect.left, rect.right, rect.top, rect.bottom) == (8, 12, 17, 23)
    assert rect.holds(replace(rect, w=2))
    assert not replace(rect, w=2).holds(rect)
