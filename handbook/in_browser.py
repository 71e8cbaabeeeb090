"""What the browser calls: run the page's session so far, and say what cannot be done there. Standard library only."""

from __future__ import annotations

import builtins
import json
import os
import socket
import sys
from collections.abc import Callable
from typing import NoReturn

from handbook.transcript import Block, run

ALONE = ("js", "pyodide_js", "pyodide.code", "pyodide.http", "_pyodide._base", "subprocess")


def answer(asked: str) -> str:
    """Run a session up to and with its last block; return what each statement of that block printed.

    Both are JSON: `asked` is a list of [kind, code].
    """
    blocks = [Block(kind, code) for kind, code in json.loads(asked)]
    last = len(blocks) - 1
    steps = [step for step in run(blocks) if step.block == last]
    return json.dumps([{"source": s.source, "expected": s.expected, "got": s.got, "agrees": s.agrees} for s in steps])


def warm() -> None:
    """Load what every page's scene imports, so that the first answer does not wait for it."""
    for _ in run([Block("python", "from awsnet import *")]):
        pass


def close_doors() -> None:
    """Let what a page cannot do say so: ask at a keyboard, call a program, use a network, leave Python."""
    builtins.input = _refuses("input() has nobody to ask here: write the answer into the code")
    os.system = _refuses("there is no shell in a page: os.system() calls nothing")
    socket.socket = _Closed  # type: ignore[assignment,misc]
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        setattr(socket, name, _refuses(NO_NETWORK))
    for name in ALONE:
        sys.modules[name] = None  # type: ignore[assignment]


NO_NETWORK = "Python has no network here: the model needs none, and nothing typed leaves this page"


class _Closed:
    def __init__(self, *_: object, **__: object) -> None:
        raise OSError(NO_NETWORK)


def _refuses(why: str) -> Callable[..., NoReturn]:
    def refused(*_: object, **__: object) -> NoReturn:
        raise OSError(why)

    return refused
