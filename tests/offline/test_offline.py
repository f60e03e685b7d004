"""The network is closed while tests run."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest


def test_no_address_outside_this_machine_can_be_reached() -> None:
    with pytest.raises(OSError, match="run without network"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(urllib.error.URLError, match="run without network"):
        urllib.request.urlopen("http://example.org", timeout=1)


def test_a_process_that_a_test_starts_has_no_network_either() -> None:
    reach = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    done = subprocess.run([sys.executable, "-c", reach], capture_output=True, text=True)
    assert done.returncode == 1
    assert "run without network" in done.stderr


def test_this_machine_itself_can_be_reached() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=1) as client,
    ):
        assert client.getpeername() == server.getsockname()
