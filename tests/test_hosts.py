"""The configurations for hosts, on real hosts where the machine has them: headers, what is kept, 404, short addresses.

The site is a small one with everything that a host treats apart; nginx or Caddy that is not there is told by a skip.
"""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from handbook.headers import ALWAYS, ASKED, KEPT, policy
from handbook.policy import guard
from handbook.publishing.hosts import TEMPLATES, Misplaced, configuration

PATH = "/usr/sbin:/usr/local/bin:/usr/bin"
FOLDERS = ("/", "/handbook/")
PAGE = '<!doctype html><html><head><meta charset="utf-8"></head><body><script>go()</script>{}</body></html>'
SHORT = '<meta name="page-type" content="redirect"><script data-to="../gotchas/g021-a-page/"></script>'
NGINX = """
{user} daemon off; pid {folder}/pid; error_log {folder}/errors; worker_processes 1; events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  include {folder}/host.conf;
}}
"""


@dataclass(frozen=True)
class Host:
    """A host that serves the small site in a folder of its own."""

    port: int
    at: str
    site: Path

    def get(self, path: str, packed: str = "") -> tuple[int, dict[str, str], bytes]:
        """Return status, headers by their names in small letters, and content of a path below the site."""
        asked = HTTPConnection("127.0.0.1", self.port, timeout=5)
        asked.request("GET", path if path == "/" else self.at + path, headers={"Accept-Encoding": packed})
        answer = asked.getresponse()
        got = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        asked.close()
        return got


def written(site: Path, at: str) -> Path:
    """Write a site of few files that was built to stand at a folder of its host."""
    pages = {"index.html": "Home", "404.html": f'Lost <link href="{at}assets/style.0123456789.css">'}
    pages |= {"gotchas/g021-a-page/index.html": "Page", "g021/index.html": SHORT}
    files = {name: PAGE.format(text) for name, text in pages.items()}
    files |= {"assets/style.0123456789.css": "p { margin: 0 }\n" * 200, "assets/run/files.json": "{}"}
    files |= {"assets/run/python-314.0.7-89abcdef/pyodide.mjs": "export default 1", "assets/mark.svg": "<svg/>"}
    files |= {"assets/run/python-314.0.7-89abcdef/pyodide.wasm": "wasm " * 500}
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    guard(site)
    wasm = site / "assets/run/python-314.0.7-89abcdef/pyodide.wasm"
    wasm.with_name("pyodide.wasm.gz").write_bytes(gzip.compress(wasm.read_bytes() + b"in advance"))
    return site


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def command(kind: str, program: str, folder: Path) -> list[str]:
    if kind == "caddy":
        return [program, "run", "--config", str(folder / "host.conf"), "--adapter", "caddyfile"]
    (folder / "main.conf").write_text(NGINX.format(folder=folder, user="" if os.geteuid() else "user root;"))
    return [program, "-e", str(folder / "errors"), "-c", str(folder / "main.conf")]


@pytest.fixture(scope="module", params=[(kind, at) for kind in TEMPLATES for at in FOLDERS], ids=str)
def host(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    kind, at = request.param
    program = shutil.which(kind, path=PATH)
    if not program:
        pytest.skip(f"left out: there is no {kind} on this machine")
    folder, port = tmp_path_factory.mktemp(kind), free_port()
    site = written(folder / "root" / at.strip("/"), at)
    text = configuration(kind, site, at=at, root=str(folder / "root"), listen=port)
    (folder / "host.conf").write_text(text)
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "said").open("w") as said:
        served = subprocess.Popen(command(kind, program, folder), env=home, stdout=said, stderr=said)
    try:
        for _ in range(200):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert served.poll() is None, (folder / "said").read_text()
            time.sleep(0.02)
        yield Host(port, at, site)
    finally:
        served.terminate()
        served.wait()


ADDRESSES = {
    "": ("text/html", ASKED),
    "gotchas/g021-a-page/": ("text/html", ASKED),
    "assets/run/files.json": ("application/json", ASKED),
    "assets/mark.svg": ("image/svg+xml", ASKED),
    "assets/style.0123456789.css": ("text/css", KEPT),
    "assets/run/python-314.0.7-89abcdef/pyodide.mjs": ("javascript", KEPT),
    "assets/run/python-314.0.7-89abcdef/pyodide.wasm": ("application/wasm", KEPT),
}


@pytest.mark.parametrize("path", ADDRESSES)
def test_each_file_comes_with_its_type_every_header_and_how_long_to_keep_it(host: Host, path: str) -> None:
    status, headers, _ = host.get(path)
    kind, kept = ADDRESSES[path]
    assert status == 200
    assert kind in headers["content-type"]
    assert headers["cache-control"] == kept
    assert headers["content-security-policy"] == policy(host.site)
    assert {name: headers.get(name.lower()) for name in ALWAYS} == ALWAYS


@pytest.mark.parametrize("path", ["no/such/page/", "assets/gone.0123456789.css", "g999/"])
def test_what_is_not_there_is_the_404_page_and_is_not_kept(host: Host, path: str) -> None:
    status, headers, content = host.get(path)
    assert status == 404
    assert b"Lost" in content
    assert headers["cache-control"] == ASKED
    assert headers["content-security-policy"] == policy(host.site)


@pytest.mark.parametrize("path", ["g021", "g021/"])
def test_a_short_address_leads_to_its_page(host: Host, path: str) -> None:
    status, headers, _ = host.get(path)
    assert (status, headers["location"]) == (302, f"{host.at}gotchas/g021-a-page/")
    assert headers["cache-control"] == ASKED
    assert host.get("gotchas/g021-a-page/")[0] == 200


def test_an_address_without_its_slash_leads_to_the_page_on_whatever_host(host: Host) -> None:
    status, headers, _ = host.get("gotchas/g021-a-page")
    assert status in (301, 308)
    assert headers["location"] in (f"{host.at}gotchas/g021-a-page/", "g021-a-page/")


def test_the_root_of_a_host_leads_to_the_folder_of_the_site(host: Host) -> None:
    status, headers, _ = host.get("/")
    assert (status, headers.get("location")) == ((200, None) if host.at == "/" else (302, host.at))


def test_what_was_packed_in_advance_is_sent_as_it_is_and_the_rest_is_packed_on_the_way(host: Host) -> None:
    _, headers, content = host.get("assets/run/python-314.0.7-89abcdef/pyodide.wasm", packed="gzip")
    assert headers["content-encoding"] == "gzip"
    assert headers["content-type"] == "application/wasm"
    assert gzip.decompress(content).endswith(b"in advance")
    _, headers, content = host.get("assets/style.0123456789.css", packed="gzip")
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(content) == (host.site / "assets/style.0123456789.css").read_bytes()
    assert "accept-encoding" in headers["vary"].lower()
    assert "content-encoding" not in host.get("assets/style.0123456789.css")[1]


def test_a_file_that_did_not_change_is_not_sent_again(host: Host) -> None:
    _, headers, _ = host.get("")
    asked = HTTPConnection("127.0.0.1", host.port, timeout=5)
    asked.request("GET", host.at, headers={"If-None-Match": headers["etag"]})
    assert asked.getresponse().status == 304
    asked.close()


def test_a_site_that_was_built_for_another_place_is_refused(tmp_path: Path) -> None:
    site = written(tmp_path, "/handbook/")
    with pytest.raises(
        Misplaced, match=r"was built for /handbook/, not for /: build it with SITE_URL=https://your\.host/"
    ):
        configuration("nginx", site)
