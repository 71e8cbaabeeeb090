"""How templates are read: where they lie, how they are written, and that one which has not changed is compiled once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

from jinja2 import BytecodeCache, ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from diagrams_src.kept import found, keep

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "handbook" / "templates"
FOLDER = "templates"


def environment(bodies: Mapping[str, str]) -> Environment:
    """Return an environment of its own, which reads our templates and these bodies of pages, by name."""
    return Environment(
        loader=ChoiceLoader([Ours(TEMPLATES), DictLoader(bodies)]),
        bytecode_cache=Compiled(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="{##",  # `{#` begins an anchor in Markdown
        comment_end_string="##}",
    )


class Ours(FileSystemLoader):
    """Reads our templates; each says where it lies below the project, and so is the same in every copy of it."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template, where it lies, and what tells whether it is that still."""
        text, file, current = super().get_source(environment, template)
        return text, Path(file).relative_to(ROOT).as_posix(), current


class Compiled(BytecodeCache):
    """Keeps what a template was compiled to, as long as its place, its text and what compiles it are the same."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept for it, if anything is."""
        content = found(FOLDER, _key(bucket))
        if content is not None:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in a bucket."""
        keep(FOLDER, _key(bucket), bucket.bytecode_to_string())


def _key(bucket: Bucket) -> str:
    return f"{bucket.key} {bucket.checksum} {_compiler()}"


@cache
def _compiler() -> str:
    """Return what a template is compiled by: Jinja, with the options above. What Python it is stands in the bytes."""
    return f"{metadata.version('jinja2')} {Path(__file__).read_text(encoding='utf-8')}"
