"""suggest and demo on the command line, and the door to the dashboard."""

import datetime as dt
import json
import sys
import types

import pytest

DONE, WRONG_USE, NOTHING_USABLE = 0, 2, 3


def test_a_suggestion_of_the_demo_runner_replays(rtr, tmp_path):
    assert rtr("--on", "2026-05-06", "demo")[0] == DONE
    code, out, _ = rtr("--on", "2026-05-06", "suggest", "--json")
    assert code == DONE
    said = json.loads(out)
    assert said["on"] == "2026-05-06"
    assert said["verdict"] in {"progress", "hold", "unknown", "rest", "ease_back", "see_clinician"}
    for part in (said, said["case"]):
        (tmp_path / "case.json").write_text(json.dumps(part))
        code, out, _ = rtr("suggest", "--case", tmp_path / "case.json", "--json")
        assert (code, json.loads(out)) == (DONE, said)


def test_people_read_sentences(rtr):
    rtr("--on", "2026-05-06", "demo")
    code, out, _ = rtr("--on", "2026-05-06", "suggest")
    assert code == DONE
    assert out.startswith("Wednesday 6 May 2026: ")
    assert "not a medical assessment" in out


@pytest.mark.parametrize(
    "text", ["", "[1", "[]", "{}", '{"on": "never"}', '{"on": "2026-05-06", "surprise": 1}', "[" * 99999]
)
def test_what_is_no_case_is_refused_in_a_sentence(rtr, tmp_path, text):
    (tmp_path / "case.json").write_text(text)
    code, out, err = rtr("suggest", "--case", tmp_path / "case.json", "--json")
    assert (code, out) == (NOTHING_USABLE, "")
    assert err.count("\n") == 1


def test_without_a_runner_there_is_no_suggestion(rtr):
    code, out, err = rtr("suggest", "--json")
    assert (code, out) == (WRONG_USE, "")
    assert "no runner yet" in err


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "06.05.2026"])
def test_a_day_is_written_in_one_way(rtr, day):
    assert rtr("--on", day, "suggest")[0] == WRONG_USE


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), {"port": None, "demo": False, "public": None}),
        (("serve", "--demo", "--port", "8600"), {"port": 8600, "demo": True, "public": None}),
        (("serve", "--public", "https://rtr.example"), {"port": None, "demo": False, "public": "https://rtr.example"}),
    ],
)
def test_the_dashboard_is_started(rtr, url, monkeypatch, words, expected):
    asked = {}
    face = types.ModuleType("rtr.web.serve")
    face.serve = lambda url, **options: asked.update(options, url=url)
    monkeypatch.setitem(sys.modules, "rtr.web.serve", face)
    assert rtr(*words)[0] == DONE
    assert asked == expected | {"url": url}


def test_a_port_is_a_port(rtr):
    assert rtr("serve", "--port", "70000")[0] == WRONG_USE


def test_the_demo_is_as_of_the_day_asked_for(rtr):
    rtr("--on", "2026-05-06", "demo")
    code, out, _ = rtr("--on", "2026-05-06", "suggest", "--json")
    assert code == DONE
    assert dt.date.fromisoformat(json.loads(out)["case"]["last_activity"]) <= dt.date(2026, 5, 6)


def test_help_names_every_command(rtr):
    code, out, _ = rtr("--help")
    assert code == DONE
    for command in ("inspect", "import", "undo", "batches", "suggest", "demo", "serve"):
        assert f"  {command} " in out


def test_the_global_options_are_taken_on_both_sides_of_the_command(rtr, tmp_path):
    elsewhere = f"sqlite:///{tmp_path / 'elsewhere.db'}"
    assert rtr("demo", "--on", "2026-05-06", "--db", elsewhere)[0] == DONE
    before = rtr("--db", elsewhere, "--on", "2026-05-06", "--runner", "Demo runner", "suggest", "--json")
    after = rtr("suggest", "--json", "--runner", "Demo runner", "--on", "2026-05-06", "--db", elsewhere)
    assert before == after
    assert before[0] == DONE
    assert rtr("suggest", "--json")[0] == WRONG_USE
