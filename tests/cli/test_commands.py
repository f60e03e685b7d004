"""The commands, as a user meets them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from fake_extractor import FakeExtractor
from rich.console import Console

import tallywire
from tallywire.cli.tables import DRAW

INDEX = [
    {"id": "sixty", "published": "2018-10-20", "publisher": "Lakeside Monitor", "title": "Sixty"},
    {"id": "later", "published": "2023-09", "publisher": "River Post"},
]
SIXTY = "Russia sent 60 instructors in 2018, Petrov said. There are 175 trainers.\n"


@pytest.fixture
def articles(folder: Path) -> Path:
    articles = folder / "articles"
    articles.mkdir()
    (articles / "sixty.txt").write_text(SIXTY)
    (articles / "later.txt").write_text("There are 1,890 instructors there, the general said.\n")
    (articles / "rifles.txt").write_text("Russia sent 5,000 rifles to the army of the country.\n")
    (folder / "index.json").write_text(json.dumps(INDEX))
    return articles


@pytest.fixture
def added(run, articles):
    outcome = run("add", str(articles), "--metadata", "index.json")
    assert outcome.status == 0, outcome.err
    return outcome


def test_add_says_what_it_did_and_twice_is_once(run, added, articles) -> None:
    assert added.out == "3 added, 0 unchanged, 0 failed, 4 statements, 0 warnings.\n"
    again = run("add", str(articles), "--metadata", "index.json")
    assert again.out == "0 added, 3 unchanged, 0 failed, 0 statements, 0 warnings.\n"
    assert Path("ledger.db").is_file()


def test_a_path_that_is_not_there_is_a_warning_and_strict_makes_it_fail(run, articles) -> None:
    outcome = run("add", "nowhere.txt", str(articles))
    assert outcome.status == 0
    assert "warning: nowhere.txt: " in outcome.err
    assert "3 added" in outcome.out
    assert "1 not read" in outcome.out
    assert run("add", "nowhere.txt", "--strict").status == 1


def test_a_crash_on_one_document_is_named_and_ends_with_one(run, articles) -> None:
    (articles / "bad.txt").write_text("CRASH and 60 instructors burn, they said on Monday.")
    outcome = run("add", str(articles))
    assert outcome.status == 1
    assert "warning: bad: extraction failed (RuntimeError: told to crash)" in outcome.err
    assert "3 added, 0 unchanged, 1 failed" in outcome.out


def test_the_ledger_lists_statements_in_order_of_time(run, added) -> None:
    outcome = run("ledger")
    assert outcome.status == 0
    rows = [line for line in outcome.out.splitlines() if "Russia →" in line]
    assert [next(w for w in ("60", "175", "1,890", "5,000") if f" {w} " in r) for r in rows] == [
        *("60", "175", "1,890", "5,000")
    ]
    assert "[2018-10-20]" in rows[1]
    assert "4 statements; nothing is added up." in outcome.out


@pytest.mark.parametrize(
    ("filters", "counts"),
    [
        (["--frame", "transfer"], [5000]),
        (["--provider", "russian federation", "--kind", "trainer"], [175]),
        (["--recipient", "CAR", "--item", "rifles"], [5000]),
        (["--recipient", "Chad"], []),
        (["--origin", "petrov"], [60]),
        (["--publisher", "river"], [1890]),
        (["--status", "ongoing"], [175, 1890]),
        (["--from", "2018", "--to", "2018-12-31"], [60]),
        (["--as-of", "2022-09-01"], [60, 175]),
        (["--text", "5,000"], [5000]),
        (["--frame", "transfer", "--frame", "deployment"], [60, 5000]),
    ],
)
def test_filters_let_through_what_fits(run, added, filters, counts) -> None:
    outcome = run("statements", *filters, "--format", "jsonl")
    assert outcome.status == 0
    assert [json.loads(line)["count"] for line in outcome.out.splitlines()] == counts


def test_what_dates_leave_out_is_said(run, added) -> None:
    assert "Left out: 1 statement in documents whose" in run("ledger", "--as-of", "2022").err
    assert "Left out: 3 statements without a date" in run("ledger", "--from", "2018").err


def test_the_series_tells_stocks_from_flows(run, added) -> None:
    outcome = run("series", "--kind", "instructor", "--kind", "trainer", "--format", "json")
    points = json.loads(outcome.out)
    assert sorted((p["what"], p["count"], p["status"]) for p in points) == [
        ("inflow", 60, "completed"),
        ("stock", 175, "ongoing"),
        ("stock", 1890, "ongoing"),
    ]


@pytest.mark.parametrize(
    ("verb", "key"), [("statements", "id"), ("ledger", "id"), ("events", "id"), ("series", "event")]
)
def test_every_format_holds_the_same_rows(run, added, verb, key) -> None:
    records = json.loads(run(verb, "--format", "json").out)
    lines = [json.loads(x) for x in run(verb, "--format", "jsonl").out.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run(verb, "--format", "csv").out)))
    assert run(verb, "--out", "rows.parquet").status == 0
    frame = pl.read_parquet("rows.parquet")
    assert lines == records
    assert [row[key] for row in rows] == [r[key] for r in records] == frame[key].to_list()
    assert len(records) >= 3


def test_a_table_goes_into_a_file_without_colour(run, added) -> None:
    run("ledger", "--out", "ledger.txt", "--format", "table")
    text = Path("ledger.txt").read_text()
    assert "Russia → Central African Republic" in text
    assert "\x1b" not in text


def test_show_marks_the_evidence_of_a_document(run, added) -> None:
    outcome = run("show", "sixty")
    assert "⟦Russia sent 60 instructors in 2018, Petrov said.⟧1" in outcome.out
    assert "⟦There are 175 trainers.⟧2" in outcome.out.replace("⟦ ", "⟦")
    assert "Lakeside Monitor <- Petrov (official)" in outcome.out


def test_show_gives_each_field_of_a_statement_with_its_words(run, added) -> None:
    (record,) = json.loads(run("statements", "--origin", "Petrov", "--format", "json").out)
    outcome = run("show", record["id"][:14])
    assert outcome.status == 0
    assert "Lakeside Monitor <- Petrov (official)" in outcome.out
    assert 'Petrov (official): "Petrov", by "said", 36:42' in outcome.out
    (count,) = [line for line in outcome.out.splitlines() if line.startswith("count")]
    assert count.split() == ["count", "60", '"60', 'instructors"', "12:26"]


def test_show_as_json_gives_the_records_and_the_facts_of_the_document(run, added) -> None:
    found = json.loads(run("show", "sixty", "--format", "json").out)
    assert found["document"]["publisher"] == "Lakeside Monitor"
    assert [one["count"] for one in found["statements"]] == [60, 175]
    assert "why" not in found["statements"][0]


@pytest.fixture
def explaining(run, added, monkeypatch):
    monkeypatch.setenv("TALLYWIRE_EXTRACTOR", "fake_extractor:ExplainingExtractor")
    return run


def test_show_why_tells_words_rules_and_pack_entries_of_each_field(explaining) -> None:
    out = explaining("show", "sixty", "--why").out
    assert 'why provider: Russia, from "60 instructors" 12:26, carried over' in out
    assert "The subject of what happens. [role.subject]" in out
    assert "gazetteers/states.yaml: Russia" in out
    assert "why basis: unspecified" in out


def test_show_why_of_one_statement_gives_its_reasons_alone(explaining) -> None:
    (record,) = json.loads(explaining("statements", "--origin", "Petrov", "--format", "json").out)
    out = explaining("show", record["id"], "--why").out
    assert out.count("why provider:") == 1


def test_show_why_as_json_gives_each_reason_with_offsets(explaining) -> None:
    found = json.loads(explaining("show", "sixty", "--why", "--format", "json").out)
    why = found["statements"][0]["why"]
    assert why["note"] is None
    assert why["reasons"][0] == {
        "field": "provider",
        "value": "Russia",
        "rules": [{"name": "role.subject", "says": "The subject of what happens."}],
        "words": [{"start": 12, "end": 26, "exact": "60 instructors"}],
        "entries": [{"file": "gazetteers/states.yaml", "entry": "Russia"}],
        "is_carried": True,
    }


@pytest.mark.parametrize(
    ("extractor", "says"),
    [
        ("fake_extractor:FakeExtractor", "gives no reasons"),
        ("fake_extractor:make_newer", "Read with another version than installed now"),
        ("fake_extractor:ForgetfulExtractor", "the program has changed since"),
    ],
)
def test_show_why_says_what_it_cannot_tell(run, added, monkeypatch, extractor, says) -> None:
    monkeypatch.setenv("TALLYWIRE_EXTRACTOR", extractor)
    outcome = run("show", "sixty", "--why")
    assert outcome.status == 0
    assert says in outcome.out
    assert "why provider" not in outcome.out
    record = json.loads(run("show", "sixty", "--why", "--format", "json").out)
    assert says in record["statements"][0]["why"]["note"]


def test_report_tells_why_unless_told_not_to(explaining) -> None:
    explaining("report", "--out", "told")
    explaining("report", "--out", "plain", "--no-why")
    told, plain = (Path(one, "documents", "sixty.html").read_text() for one in ("told", "plain"))
    assert told.count('<details class="why">') == 2
    assert "gazetteers/states.yaml: Russia" in told
    assert "carried over" in told
    assert "No word decides: basis." in told
    assert "<details" not in plain


def test_texts_cannot_drive_the_terminal(run, folder) -> None:
    evil = "\x1b]0;owned\x07\x1b[31m60 instructors came \u202eto [bold]town[/bold], Petrov said."
    (folder / "evil.txt").write_text(evil)
    run("add", "evil.txt", "--publisher", "\x1b[2JPost")
    for arguments in (("show", "evil"), ("ledger",), ("statements",)):
        out = run(*arguments).out
        assert "\x1b" not in out
        assert "\x07" not in out
        assert "\u202e" not in out
    shown = run("show", "evil").out
    assert "⟨U+001B⟩" in shown
    assert "[bold]town[/bold]" in shown


def test_extract_writes_one_file_a_document(run, articles) -> None:
    outcome = run("extract", str(articles), "--metadata", "index.json", "--out", "found")
    assert outcome.status == 0
    assert sorted(p.name for p in Path("found").iterdir()) == [
        "later.json",
        "rifles.json",
        "sixty.json",
    ]
    record = json.loads(Path("found/sixty.json").read_text())
    assert list(record) == ["id", "published", "language", "statements"]
    assert (record["id"], record["published"]) == ("sixty", "2018-10-20")
    evidence = record["statements"][0]["evidence"][0]
    assert SIXTY[evidence["start"] : evidence["end"]] == evidence["exact"]
    assert not Path("ledger.db").exists()


def test_extract_gives_the_same_bytes_with_any_number_of_workers(run, articles) -> None:
    one = run("extract", str(articles), "--workers", "1")
    two = run("extract", str(articles), "--workers", "2")
    assert one.out == two.out
    assert len(one.out.splitlines()) == 3


def test_two_documents_of_one_name_get_two_files(run, articles) -> None:
    (articles / "more").mkdir()
    (articles / "more" / "sixty.txt").write_text("There are 61 instructors there, he said.")
    outcome = run("extract", str(articles), "--out", "found")
    assert len(list(Path("found").iterdir())) == 4
    assert outcome.status == 0


def test_evaluate_prints_figures_misses_and_json(run, articles) -> None:
    gold = {
        "language": "en",
        "statements": [
            {
                "frame": "transfer",
                "provider": "Russia",
                "recipient": "CAR",
                "item": "rifle",
                "count": 5000,
                "status": "completed",
                "origin": {"name": None, "kind": "publisher"},
            },
            {"frame": "embargo", "status": "completed", "anchors": ["the army"]},
        ],
    }
    (articles / "rifles.gold.json").write_text(json.dumps(gold))
    outcome = run("evaluate", str(articles), "--misses", "--by-document", "--json", "f.json")
    assert outcome.status == 0
    assert outcome.out.startswith("1 documents, 2 gold statements, 1 predicted\n")
    assert "found      P 1.000  R 0.500  F1 0.667" in outcome.out
    assert "missed       embargo" in outcome.out
    assert json.loads(Path("f.json").read_text())["found"]["recall"] == 0.5


def test_evaluate_scores_a_ledger_file_or_the_making_of_one(run, articles) -> None:
    facts = {"frame": "transfer", "provider": "Russia", "recipient": "CAR", "item": "rifle"}
    said = {"count": 5000, "status": "completed", "origin": {"name": None, "kind": "publisher"}}
    gold = {"language": "en", "statements": [facts | said]}
    (articles / "rifles.gold.json").write_text(json.dumps(gold))
    voice = {"origin": None, "kind": "unknown", "statements": [["rifles", 0]]}
    event = {"id": "rifles", "origins": [voice], "independent": 0}
    Path("ledger.json").write_text(json.dumps({"documents": ["rifles"], "events": [event]}))
    outcome = run("evaluate", "--ledger", "ledger.json", "ledger.json", "--json", "f.json")
    assert outcome.status == 0
    assert outcome.out.startswith("events       P 1.000  R 1.000  F1 1.000\n")
    assert json.loads(Path("f.json").read_text())["ledger.json"]["events"]["f1"] == 1.0
    outcome = run("evaluate", "--ledger", "ledger.json", str(articles))
    assert outcome.status == 0
    assert [line.split("  ")[0] for line in outcome.out.splitlines()][1] == "as read"
    assert run("evaluate", "--ledger", "none.json", str(articles)).status == 1


def test_info_counts_and_needs_no_database(run, articles) -> None:
    assert json.loads(run("info", "--json").out)["counts"] is None
    assert not Path("ledger.db").exists()
    run("add", str(articles))
    assert json.loads(run("info", "--json").out)["counts"]["documents"] == 3
    assert "no database" not in run("info").out


def test_doctor_finds_a_damaged_database(run, added) -> None:
    assert "ok    database: ledger.db: whole, 3 documents" in run("doctor").out
    Path("ledger.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    outcome = run("doctor")
    assert outcome.status == 1
    assert "WRONG database" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("ledger",), 1, "no database there"),
        (("statements", "--frame", "gift"), 2, "--frame gift: there are: presence"),
        (("statements", "--status", "done"), 2, "--status done: there are: considered"),
        (("statements", "--from", "soon"), 2, "--from soon: give a date as"),
        (("statements", "--format", "xls"), 2, "--format xls: there are: table, csv"),
        (("series", "--by", "colour"), 2, "--by colour: there are: point, origin"),
        (("events", "--kind", "party"), 2, "--kind party: there are: happening, stock"),
        (("events", "--as-of", "2020", "--clock", "wall"), 2, "--clock wall: there are: published"),
        (("event", "ev_nothing"), 1, "ev_nothing: no event or statement of that id"),
        (("judge", "same", "st_nothing", "st_0"), 1, "st_nothing: no statement or document"),
        (("judge", "undo", "7"), 1, "undo 7: no such judgement"),
        (("reconcile", "--texts", "."), 2, "--texts: goes with --statements"),
        (("reconcile", "--statements", "nowhere"), 1, "nowhere: no such folder"),
        (("show", "nobody"), 1, "nobody: no statement or document"),
        (("show", "sixty", "--format", "xml"), 2, "--format xml: there are: json, text."),
        (("add",), 2, "Missing argument"),
        (("fly",), 2, "No such command"),
        (("add", "a.txt", "--metadata", "none.json"), 1, "none.json: cannot be read"),
        (("evaluate", "."), 1, "no *.gold.json there"),
    ],
)
def test_what_does_not_fit_is_said_with_its_remedy(run, articles, arguments, status, words) -> None:
    if arguments[0] != "ledger":
        run("add", str(articles))
    outcome = run(*arguments)
    assert outcome.status == status
    assert words in " ".join(outcome.err.split())
    assert "Traceback" not in outcome.err


def test_settings_come_from_option_then_environment_then_file(run, articles, monkeypatch) -> None:
    Path("tallywire.toml").write_text('database = "file.db"\n')
    run("add", str(articles))
    monkeypatch.setenv("TALLYWIRE_DATABASE", "environment.db")
    run("add", str(articles))
    run("add", str(articles), "--database", "option.db")
    assert sorted(p.name for p in Path().glob("*.db")) == ["environment.db", "file.db", "option.db"]


@pytest.mark.parametrize("text", ["colour = 1", "workers = 'many'", "workers = -1", "workers ="])
def test_a_setting_that_does_not_fit_is_refused(run, folder, text) -> None:
    Path("tallywire.toml").write_text(text)
    outcome = run("ledger")
    assert outcome.status == 2
    assert "tallywire.toml" in outcome.err or "workers" in outcome.err


def test_help_is_quick_and_loads_nothing_heavy(folder) -> None:
    code = (
        "import sys; sys.argv = ['tallywire', '--help']\n"
        "from tallywire.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'sqlalchemy', 'polars', 'vl_convert', 'trafilatura', 'alembic'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "ledger" in done.stdout


def test_a_reader_that_goes_away_is_no_error(run, added, folder) -> None:
    command = f"{sys.executable} -m tallywire.cli.reference | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("# Command line")
    code = "from tallywire.cli import main; main()"
    command = f"{sys.executable} -c '{code}' ledger --format csv | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


def test_stopped_from_the_keyboard_says_that_the_database_is_whole(
    run, articles, monkeypatch
) -> None:
    def stop(self, *_paths, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(tallywire.Ledger, "add", stop)
    outcome = run("add", str(articles))
    assert outcome.status == 130
    assert "ledger.db is whole" in outcome.err


def test_colour_is_for_terminals_that_want_it(added, folder) -> None:
    code = "from tallywire.cli import main; main()"
    command = [sys.executable, "-c", code, "show", "sixty"]
    for wish, has_colour in (({"FORCE_COLOR": "1"}, True), ({}, False)):
        environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
        done = subprocess.run(command, capture_output=True, env={**environment, **wish}, check=True)
        assert (b"\x1b[" in done.stdout) is has_colour


def test_a_wrong_publication_date_is_a_warning(run, articles) -> None:
    outcome = run("add", str(articles / "rifles.txt"), "--published", "soon")
    assert outcome.status == 0
    assert "is not ISO 8601" in outcome.err
    assert "1 added" in outcome.out


def test_standard_input_is_read_as_a_document(folder) -> None:
    code = "from tallywire.cli import main; main()"
    command = [sys.executable, "-c", code, "extract", "-", "--published", "2020-10-24"]
    done = subprocess.run(command, input=SIXTY.encode(), capture_output=True, check=True)
    record = json.loads(done.stdout)
    assert record["published"] == "2020-10-24"
    assert [s["count"] for s in record["statements"]] == [60, 175]


@pytest.mark.parametrize("verb", ["add", "extract"])
def test_nothing_read_of_all_that_was_named_ends_with_one(run, verb) -> None:
    assert run(verb, "nowhere.txt", "nor-here.txt").status == 1


def test_a_narrow_terminal_gets_entries_that_break_between_words(added) -> None:
    with tallywire.open("ledger.db", extractor=FakeExtractor) as ledger:
        result = ledger.ledger()
    console = Console(width=60, file=io.StringIO(), highlight=False)
    DRAW["ledger"](result, console)
    lines = console.file.getvalue().splitlines()
    assert max(map(len, lines)) <= 60
    text = " ".join(" ".join(lines).split())
    assert "deployment: Russia → Central African Republic: 60 instructor" in text
    assert all(found.document in text for found in result)
    assert "4 statements; nothing is added up." in text


def test_events_and_one_event_with_who_says_so_and_why(run, added) -> None:
    (record,) = json.loads(run("events", "--frame", "deployment", "--format", "json").out)
    assert (record["origins"], record["independent"]) == (["Petrov"], 1)
    shown = run("event", record["id"][:12]).out
    assert "1 independent origin" in shown
    assert "Petrov (official)" in shown
    assert "Lakeside Monitor" in shown
    assert "Russia sent 60 instructors in 2018, Petrov said." in shown
    found = json.loads(run("event", record["id"], "--format", "json").out)
    assert found["statements"][0]["document"] == "sixty"


def test_judgements_by_author_and_reason_stand_in_the_log(run, added, monkeypatch) -> None:
    records = json.loads(run("statements", "--frame", "presence", "--format", "json").out)
    id = next(one["id"] for one in records if one["count"] == 175)
    done = run("judge", "correct", id, "count", "157", "--reason", "a slip", "--author", "ana")
    assert done.out == f"1. correct {id} count 157, by ana: a slip.\n"
    assert f"judged: 1. correct {id} count 157, by ana" in " ".join(run("show", id).out.split())
    monkeypatch.setenv("TALLYWIRE_AUTHOR", "bo")
    assert run("judge", "undo", "1").out == "2. undo 1, by bo.\n"
    log = json.loads(run("judge", "log", "--format", "json").out)
    assert [(one["author"], one["state"]) for one in log] == [
        ("ana", "undone by 2"),
        ("bo", "holds"),
    ]
    assert run("judge", "correct", id, "count", "few", "--reason", "x").status == 2


def test_conflicts_identities_and_origins_have_their_columns(run, added) -> None:
    for verb, column in (("conflicts", "settles"), ("identities", "holds"), ("origins", "events")):
        header = run(verb, "--format", "csv").out.splitlines()[0]
        assert column in header.split(",")
    assert "own" in run("origins", "--by", "outlet", "--format", "csv").out.splitlines()[0]


def test_one_series_is_drawn_and_none_or_several_are_refused(run, added) -> None:
    assert run("series", "--provider", "Russia", "--svg", "one.svg").status == 0
    assert "<svg" in Path("one.svg").read_text()[:500]
    outcome = run("series", "--recipient", "Chad", "--svg", "none.svg")
    assert outcome.status == 2
    assert "draws one series, and 0 fit" in " ".join(outcome.err.split())
    assert not Path("none.svg").exists()


def test_reconcile_says_what_it_did(run, articles) -> None:
    run("add", str(articles), "--no-reconcile")
    assert "3 documents are new" in run("events").err
    assert run("reconcile").out.startswith("3 documents, 1 matter reconciled")
    assert "Nothing has changed" in run("reconcile").out
    assert run("reconcile", "--database", "none.db").status == 1


def test_statement_files_become_one_ledger_file(run, articles) -> None:
    run("extract", str(articles), "--metadata", "index.json", "--out", "found")
    files = ("--statements", "found", "--metadata", "index.json", "--texts", str(articles))
    outcome = run("reconcile", *files, "--out", "ledger.json")
    assert outcome.status == 0
    found = json.loads(Path("ledger.json").read_text())
    assert found["documents"] == ["later", "rifles", "sixty"]
    Path("found/bad.json").write_text("{}")
    outcome = run("reconcile", *files, "--out", "ledger.json")
    assert outcome.status == 1
    assert "found/bad.json: " in outcome.err
    assert json.loads(Path("ledger.json").read_text()) == found
