"""Closes the network to this Python process: only this machine itself can be reached.

Python imports a module of this name at its start when its folder is on ``PYTHONPATH``.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from functools import wraps
from typing import Any

LOCAL = ("", "localhost", "127.0.0.1", "::1", "0.0.0.0", None)


def refuse(where: object) -> None:
    """Raise unless ``where`` is this machine."""
    host = where.decode() if isinstance(where, bytes) else where
    if host not in LOCAL:
        raise OSError(f"tests run without network, but something wanted to reach {host!r}")


def guarded(method: Callable[..., Any], place: int) -> Callable[..., Any]:
    """``method``, refusing the host in its argument number ``place``; paths of sockets pass."""

    @wraps(method)
    def call(*arguments: Any, **named: Any) -> Any:
        where = arguments[place] if len(arguments) > place else named.get("host")
        if isinstance(where, tuple):
            refuse(where[0])
        elif place == 0:
            refuse(where)
        return method(*arguments, **named)

    return call


if not hasattr(socket, "_is_offline"):
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, guarded(getattr(socket.socket, name), 1))
    socket.socket.sendto = guarded(socket.socket.sendto, -1)  # type: ignore[method-assign]
    socket.getaddrinfo = guarded(socket.getaddrinfo, 0)
    socket._is_offline = True  # type: ignore[attr-defined]
