"""Plug-ins, and the settings that name them."""

from __future__ import annotations

import pickle
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest
from fake_extractor import FakeExtractor

from tallywire import plugins
from tallywire.errors import InstallationError, UsageError
from tallywire.settings import SETTINGS, Settings, load_settings


def test_an_extractor_is_found_by_module_and_function() -> None:
    make = pickle.loads(pickle.dumps(plugins.reader_maker("fake_extractor:FakeExtractor")))
    assert make().run == FakeExtractor().run


def test_an_extractor_is_found_by_the_name_of_its_entry_point(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    point = EntryPoint("mine", "fake_extractor:FakeExtractor", plugins.EXTRACTORS)

    def entry_points(**wanted: str) -> EntryPoints:
        return EntryPoints([point]).select(**wanted)

    monkeypatch.setattr(plugins, "entry_points", entry_points)
    assert plugins.make_reader("mine").run.model == "fake"
    with pytest.raises(UsageError, match=r"'theirs': none .* default, mine"):
        plugins.make_reader("theirs")


@pytest.mark.parametrize("name", ["no_such_module:make", "fake_extractor:nothing"])
def test_an_extractor_that_cannot_be_loaded_is_named_with_the_remedy(name: str) -> None:
    with pytest.raises(InstallationError, match=f"'{name}'.*set extractor to `default`"):
        plugins.make_reader(name)


def test_every_setting_is_explained() -> None:
    assert tuple(SETTINGS) == Settings.__struct_fields__


def test_settings_have_defaults_and_are_read_from_file_and_environment(tmp_path: Path) -> None:
    assert load_settings({}, tmp_path) == Settings()
    (tmp_path / "tallywire.toml").write_text('database = "a.db"\nworkers = 3\n')
    settings = load_settings({"TALLYWIRE_WORKERS": "2", "OTHER": "x"}, tmp_path)
    assert settings == Settings(database=Path("a.db"), workers=2)
    assert settings.worker_limit == 2
    assert Settings().worker_limit is None
