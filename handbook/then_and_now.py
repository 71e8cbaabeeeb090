"""Then and now: the question that a page about a dead claim asks of one network about two days."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from awsnet import Topology
from awsnet.calendar import TODAY
from awsnet.codes import NOT_ON_THAT_DAY
from diagrams_src.strokes import Question
from handbook import scenes

PROMPT = re.compile(r"^\s*>>> (.+)$", flags=re.MULTILINE)


@dataclass(frozen=True)
class Dated:
    """A question that a page asks of a network of its scene about a day, when something did not exist yet."""

    network: str
    question: Question
    day: str

    @property
    def days(self) -> tuple[str, str]:
        """The day of the past, and the day on which the rules were last read."""
        return self.day, TODAY


def dated(body: str, stem: str) -> Dated | None:
    """Return the first question of a page that was refused on its day for want of something, and is answered today."""
    module = scenes.scene(stem)
    for network, arguments, day in _asked(body):
        net = getattr(module, network, None)
        if isinstance(net, Topology) and (question := _question(arguments, module)):
            then, now = net.reach(*question, on=day), net.reach(*question)
            if then.code is NOT_ON_THAT_DAY and now:
                return Dated(network, question, day)
    return None


def _asked(body: str) -> Iterator[tuple[str, list[ast.expr], str]]:
    """Yield each question about a day: the network's name, what is asked of it, the day."""
    for line in PROMPT.findall(body):
        for call in ast.walk(_parsed(line)):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "reach":
                day = next((one.value for one in call.keywords if one.arg == "on"), None)
                if isinstance(day, ast.Constant) and isinstance(call.func.value, ast.Name):
                    yield call.func.value.id, call.args, str(day.value)


def _parsed(line: str) -> ast.AST:
    try:
        return ast.parse(line)
    except SyntaxError:  # the first line of several
        return ast.Module([], [])


def _question(arguments: list[ast.expr], module: ModuleType) -> Question | None:
    """Return what is asked in the scene's own names; nothing for a name that the page makes itself."""
    asked = ast.Expression(ast.Tuple(arguments, ast.Load()))
    try:
        found: Question = eval(compile(ast.fix_missing_locations(asked), "question", "eval"), dict(vars(module)))
    except NameError:
        return None
    return found
