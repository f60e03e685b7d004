"""The one way in which files of the packs are read.

In: a path below `packs/`, and the type of what it must hold.  Out: the content as that type.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec
import yaml

from tallywire.errors import PackError

__all__ = ["read_pack", "read_plain"]

_Content = TypeVar("_Content")


def read_pack(path: str, content: type[_Content], by_word: Sequence[str] = ()) -> _Content:
    """The content of a YAML file of the packs.

    Args:
        path: below `packs/`.
        content: what it must hold.
        by_word: fields whose lists stand under a name each in the file, and that are wanted the
            other way round: each word with its name.

    Raises:
        PackError: the file is missing, is no YAML, or is not of that shape.
    """
    data = read_plain(path)
    try:
        for field in by_word:
            listed = msgspec.convert(data[field], dict[str, tuple[str, ...]])
            data[field] = {word: name for name, words in listed.items() for word in words}
        return msgspec.convert(data, content)
    except (KeyError, TypeError) as error:
        raise PackError(f"packs/{path}: not a mapping with {', '.join(by_word)}") from error
    except msgspec.ValidationError as error:
        raise PackError(f"packs/{path}: {error}; correct the entry") from error


def read_plain(path: str, root: Traversable | None = None) -> Any:
    """The content as it stands, for files whose entries are checked one by one.

    Args:
        path: below `root`.
        root: a folder of packs; the installed one where there is none.

    Raises:
        PackError: the file is missing or no YAML.
    """
    source = (root or files("tallywire.packs")).joinpath(path)
    name = f"packs/{path}" if root is None else str(source)
    try:
        return yaml.load(source.read_bytes(), Loader=yaml.CSafeLoader)
    except OSError as error:
        language = path.split("/")[1] if path.startswith("languages/") else None
        remedy = f"add it for language {language!r}, or reinstall" if language else "reinstall"
        raise PackError(f"{name}: cannot be read; {remedy} tallywire") from error
    except yaml.YAMLError as error:
        raise PackError(f"{name}: is not YAML ({error}); correct it") from error
