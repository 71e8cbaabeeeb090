"""Hand MkDocs the pages that the catalogue makes. The only file that knows of MkDocs."""

import gc
import logging
import sys
from itertools import chain
from pathlib import Path

import mkdocs_gen_files

# While `make serve` runs, the law and the scenes change under it: read them anew each time.
for name in list(sys.modules):
    if name.split(".")[0] in {"awsnet", "snippets", "diagrams_src", "handbook"}:
        del sys.modules[name]

gc.set_threshold(100_000)  # pages live until they are written: to look for garbage in them takes time
sys.path.insert(0, str(Path.cwd()))
from handbook.catalogue import load  # noqa: E402
from handbook.house import read  # noqa: E402
from handbook.run import Runs  # noqa: E402
from handbook.site import Site  # noqa: E402


class Unusable(Exception, SystemExit):
    """Ends a build with its message alone; `make serve`, which catches an Exception, goes on."""


_, wrong = read()
if wrong:
    raise Unusable("\n".join(fault.below(Path.cwd()) for fault in wrong))
log = logging.getLogger("mkdocs.plugins.handbook")
if not mkdocs_gen_files.config.repo_url:
    mkdocs_gen_files.config["edit_uri"] = ""  # there is nowhere to edit
catalogue = load(Path.cwd())
site = Site(catalogue, base=mkdocs_gen_files.config.site_url or "")
for path, content in chain(site.files(), site.painted()):
    with mkdocs_gen_files.open(path, "wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
    if (Path("docs") / path).exists():
        mkdocs_gen_files.set_edit_path(path, path)  # what is only completed is edited where it is written
for fault in (*catalogue.faults, *site.faults):
    log.warning(fault.below(Path.cwd()))
mkdocs_gen_files.config["nav"] = [{"Home": "index.md"}, *site.nav()]
mkdocs_gen_files.config["extra"]["release"] = site.release
mkdocs_gen_files.config["copyright"] = f"{mkdocs_gen_files.config['site_name']}, {site.release}"
mkdocs_gen_files.config["markdown_extensions"].append(Runs())
