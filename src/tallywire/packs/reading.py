"""A file of the packs, checked against the shape that it must have.

In: a path below `packs/`, a type. Out: the content as that type.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any, TypeVar

import msgspec
import yaml

from tallywire.errors import PackError

__all__ = ["read_pack"]

_Content = TypeVar("_Content")


def read_pack(path: str, content: type[_Content]) -> _Content:
    """The content of a YAML file of the packs.

    Raises:
        PackError: the file is missing, is no YAML, or is not of that shape.
    """
    source = files("tallywire.packs").joinpath(path)
    try:
        data: Any = yaml.load(source.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        return msgspec.convert(data, content)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise PackError(f"packs/{path}: {error}") from error
