"""The script of the page about data opens tickets from what the site publishes, and sends nothing unasked."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from handbook import published
from tests.whole import handbook

ROOT = Path(__file__).parent.parent
SCRIPT = runpy.run_path(str(ROOT / "docs/assets/tickets.py"))
CATALOGUE = handbook()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    file = tmp_path / "gotchas.json"
    file.write_text(published.gotchas_json(CATALOGUE), encoding="utf-8")
    return file


def tickets(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert SCRIPT["main"]([*arguments, "--json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_each_open_gotcha_of_a_service_has_a_ticket_and_no_other(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [one["title"][:4] for one in tickets(capsys, str(data), "--service", "direct-connect")]
    rows = json.loads(data.read_text(encoding="utf-8"))["gotchas"]
    wanted = [one["id"] for one in rows if "direct-connect" in one["services"] and one["is"] != "no-longer"]
    assert sorted(found) == wanted
    assert "G005" not in found  # it is no longer true
    assert "G021" not in found


def test_the_hardest_come_first_and_the_mild_can_be_left_out(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    order = [one["labels"][1] for one in tickets(capsys, str(data))]
    assert order == sorted(order, key=["high", "medium", "low"].index)
    assert {one["labels"][1] for one in tickets(capsys, str(data), "--severity", "high")} == {"high"}


def test_only_what_changed_since_a_day(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tickets(capsys, str(data), "--since", "2999-01-01") == []
    assert len(tickets(capsys, str(data), "--since", "2016-01-01")) == len(tickets(capsys, str(data)))


def test_a_ticket_leads_to_the_page_and_keeps_its_key(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = tickets(capsys, str(data), "--site", "https://handbook.example/", "--service", "vpc-peering")
    g021 = next(one for one in found if one["title"].startswith("G021"))
    assert g021["key"] == "G021/2014-03-24/fully"
    assert "https://handbook.example/g021/#instead" in g021["body"]
    assert len({one["key"] for one in found}) == len(found)


def test_without_more_it_prints_markdown_and_says_that_nothing_was_sent(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert SCRIPT["main"]([str(data), "--service", "vpc-peering"]) == 0
    said = capsys.readouterr()
    assert "## G021 VPC peering is not transitive\n" in said.out
    assert re.search(r"^\d+ tickets, none sent", said.err)


@pytest.fixture
def tracker() -> Iterator[tuple[str, list[tuple[str | None, dict[str, Any]]]]]:
    """Return the address of a tracker, and what was sent to it."""
    sent: list[tuple[str | None, dict[str, Any]]] = []

    class Tracker(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            sent.append((self.headers["Authorization"], json.loads(body)))
            self.send_response(201 if self.path == "/tickets" else 500)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Tracker)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/tickets", sent
    server.shutdown()


def test_with_post_each_ticket_is_sent_with_the_token(
    data: Path, tracker: tuple[str, list[Any]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    address, sent = tracker
    monkeypatch.setenv("TICKETS_TOKEN", "secret")
    assert SCRIPT["main"]([str(data), "--service", "vpc-peering", "--post", address]) == 0
    assert [one["key"] for _, one in sent] == [
        one["key"] for one in tickets(capsys, str(data), "--service", "vpc-peering")
    ]
    assert {token for token, _ in sent} == {"Bearer secret"}
    assert SCRIPT["main"]([str(data), "--post", f"{address}s"]) == 2
    assert "was not opened at" in capsys.readouterr().err


WRONG = [
    ('{"version": "2", "gotchas": []}', [], "has version 2 of the data, and this script reads 1"),
    ("{}", [], "is no gotchas.json"),
    ("no JSON", [], "is no gotchas.json"),
    (None, ["--service", "vpc-pering"], "no gotcha has the service 'vpc-pering'; did you mean 'vpc-peering'?"),
]


@pytest.mark.parametrize(("text", "arguments", "told"), WRONG)
def test_what_it_cannot_do_is_told(
    data: Path, capsys: pytest.CaptureFixture[str], text: str | None, arguments: list[str], told: str
) -> None:
    if text is not None:
        data.write_text(text, encoding="utf-8")
    assert SCRIPT["main"]([str(data), *arguments]) == 2
    said = capsys.readouterr()
    assert told in said.err
    assert not said.out


def test_what_is_no_day_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        SCRIPT["main"]([str(data), "--since", "yesterday"])
    assert "invalid day value: 'yesterday'" in capsys.readouterr().err


def test_the_page_tells_of_every_field_and_of_no_other() -> None:
    page = (ROOT / "docs/reference/data.md").read_text(encoding="utf-8")
    table = page.split("## A gotcha in gotchas.json")[1].split("\n\nA day is")[0]
    told = {name for row in re.findall(r"^\| (`.*?) \|", table, re.M) for name in re.findall(r"`(\w+)`", row)}
    assert told == {field.alias or name for name, field in published.Published.model_fields.items()}


def test_the_feed_holds_what_the_page_says_of_an_entry() -> None:
    feed = published.feed(
        published.Edit(e.page.history[0].date, e, e.page.history[0].change) for e in CATALOGUE.entries[:1]
    )
    assert "<title>G001 " in feed.decode()
    assert 'href="g001/"' in feed.decode()
