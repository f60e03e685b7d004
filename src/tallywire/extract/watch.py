"""Watching the rules at work, so that a reading can be explained.

In: rules marked with ``@rule(name)``, and decisions passed through ``told``.  Out: inside
``watching()``, a ``Watch``: which rule was asked what, in which order, and what it answered.
Outside of it nothing is kept, and a rule costs one look at a variable more than it did.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Final, ParamSpec, TypeVar, cast

from tallywire.extract.rule_names import RULES

__all__ = ["Event", "Watch", "rule", "told", "watching"]

_PLAIN: Final = (bool, int, str, type(None))
"""Answers that many rules give: they have no maker."""

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(eq=False, slots=True)
class Event:
    """One asking of a rule.

    Attributes:
        rule: its name in ``RULES``.
        given: what it was asked about.
        result: what it answered.
        inner: the rules that it asked in turn, in order.
    """

    rule: str
    given: tuple[object, ...]
    result: object = None
    inner: list[Event] = field(default_factory=list)

    def walk(self) -> Iterator[Event]:
        """The event and all below it, in the order in which they began."""
        yield self
        for one in self.inner:
            yield from one.walk()

    def of(self, kind: type[R]) -> list[R]:
        """Those of the things it was asked about that are of a kind."""
        return [one for one in self.given if isinstance(one, kind)]


@dataclass(slots=True)
class Watch:
    """All events of one reading; keeps every answer alive, so that identity tells its maker."""

    events: list[Event] = field(default_factory=list)
    _open: list[Event] = field(default_factory=list)
    _made: dict[int, Event] = field(default_factory=dict)

    def maker(self, made: object) -> Event | None:
        """The innermost rule that made this very object, or None."""
        return self._made.get(id(made))

    def ask(self, name: str, function: Callable[[], Any], given: tuple[object, ...]) -> Any:
        """What the function answers, noted under the name of its rule."""
        event = Event(name, given)
        (self._open[-1].inner if self._open else self.events).append(event)
        self._open.append(event)
        try:
            event.result = function()
        finally:
            self._open.pop()
        known = {id(one) for one in given}
        answers = event.result if isinstance(event.result, tuple) else (event.result,)
        for answer in answers:
            if id(answer) not in known and not isinstance(answer, _PLAIN):
                self._made.setdefault(id(answer), event)
        return event.result

    def each(self, name: str, found: Iterator[R], given: tuple[object, ...]) -> Iterator[R]:
        """What a rule finds one after the other, each as an answer of its own."""
        end = object()
        while (one := self.ask(name, lambda: next(found, end), given)) is not end:
            yield one


_WATCH: Final[ContextVar[Watch | None]] = ContextVar("watch", default=None)


@contextmanager
def watching() -> Iterator[Watch]:
    """Keep what the rules do inside the block."""
    watch = Watch()
    token = _WATCH.set(watch)
    try:
        yield watch
    finally:
        _WATCH.reset(token)


def rule(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a function as the rule of that name; it must be described in ``RULES``."""
    if name not in RULES:
        raise KeyError(f"rule {name!r} has no description in rule_names")

    def mark(function: Callable[P, R]) -> Callable[P, R]:
        is_generator = inspect.isgeneratorfunction(function)

        @functools.wraps(function)
        def watched(*args: P.args, **kwargs: P.kwargs) -> R:
            watch = _WATCH.get()
            if watch is None:
                return function(*args, **kwargs)
            given = (*args, *kwargs.values())
            if is_generator:
                found = cast("Iterator[Any]", function(*args, **kwargs))
                return cast("R", watch.each(name, found, given))
            return cast("R", watch.ask(name, lambda: function(*args, **kwargs), given))

        return watched

    return mark


def told(answer: R, name: str, *given: object) -> R:
    """``answer``, noted as what the rule of that name decided on grounds of ``given``."""
    watch = _WATCH.get()
    if watch is not None:
        watch.ask(name, lambda: answer, given)
    return answer
