"""Settings: the environment and ``tallywire.toml``, read once.

In: environment variables and a file in the working folder.  Out: one frozen ``Settings``.
An option of the command line wins over the environment, which wins over the file.  Stages
never see this; ``app`` hands them plain arguments.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from tallywire.errors import UsageError

__all__ = ["FILE_NAME", "SETTINGS", "Settings", "load_settings"]

FILE_NAME: Final = "tallywire.toml"

SETTINGS: Final[dict[str, str]] = {
    "database": "where documents and statements are kept",
    "workers": "processes that extract; 0 for as many as the number of documents repays",
    "author": "who makes judgements; else the login name",
    "extractor": "`default`, the name of a plug-in, or `module:function` that builds one",
    "reliability": "CSV with the columns `name` and `reliability`: your own grades A to F of "
    "sources",
}
"""Every setting with what it means; the key is its name in the file, ``TALLYWIRE_<KEY>`` its
name in the environment."""


class Settings(msgspec.Struct, frozen=True):
    """What the user has set; each field is explained in ``SETTINGS``."""

    database: Path = Path("ledger.db")
    workers: int = 0
    author: str = ""
    extractor: str = "default"
    reliability: Path | None = None

    @property
    def worker_limit(self) -> int | None:
        """The number of workers, or None to choose by the number of documents."""
        return self.workers or None


def load_settings(environment: Mapping[str, str], folder: Path) -> Settings:
    """The settings of this environment and of the file in ``folder``, if there is one.

    Raises:
        UsageError: the file is not TOML, has an unknown key, or a value does not fit.
    """
    values = _from_file(folder / FILE_NAME)
    for name in SETTINGS:
        given = environment.get(f"TALLYWIRE_{name.upper()}")
        if given:
            values[name] = given
    try:
        settings = msgspec.convert(values, Settings, strict=False, dec_hook=_path)
    except msgspec.ValidationError as error:
        raise UsageError(f"Settings: {error}. Check {FILE_NAME} and TALLYWIRE_*.") from error
    if settings.workers < 0:
        raise UsageError(f"Settings: workers is {settings.workers}. Give 0 or more.")
    return settings


def _from_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"{path}: {error}. Correct it, or move it away.") from error
    unknown = sorted(set(values) - set(SETTINGS))
    if unknown:
        known = ", ".join(SETTINGS)
        raise UsageError(f"{path}: unknown setting {unknown[0]!r}. There are: {known}.")
    return values


def _path(kind: type, value: Any) -> Any:
    """The one type here that msgspec does not know."""
    if kind is not Path or not isinstance(value, str):
        raise ValueError(f"expected a path, got {value!r}")
    return Path(value).expanduser()
