"""The report: one file, nothing fetched, every text of a person as text."""

import base64
import dataclasses
import datetime as dt
import hashlib
import re

import pandas as pd
import pytest

from rtr.charts.theme import Chart
from rtr.diary import Diary
from rtr.exporters.report import report, report_csv
from rtr.exporters.report.figures import library, spec_json
from rtr.model import CheckIn, Injury
from rtr.share import USUAL_GROUPS, Comment, CommentKind, Group, Scope
from rtr.shared import shown
from tests.symptom_diaries import LAST, kept

DIARY = kept(60)
EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
AT = dt.datetime(2026, 5, 5, 10, tzinfo=dt.UTC)


def of(diary: Diary = DIARY, *groups: Group, name: str | None = "Maja") -> str:
    return report(shown(diary, LAST, None, Scope(groups=groups or USUAL_GROUPS), name=name)).decode()


@pytest.fixture(scope="module")
def usual() -> str:
    return of()


def quiet(page: str) -> str:
    """The file without the scripts that run in it."""
    return re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)


def text_of(page: str) -> str:
    """What is read: without scripts, style and markup."""
    return re.sub(r"<[^>]+>", " ", re.sub(r"<(script|style|svg).*?</\1>", "", page, flags=re.DOTALL))


class TestOneFile:
    def test_nothing_in_it_asks_for_anything(self, usual: str) -> None:
        outside = quiet(usual).replace("http://www.w3.org/", "")
        assert "http" not in outside.replace("http-equiv", "")
        assert not re.search(r"<(link|img|iframe|object|embed|base|form)\b", outside)
        assert not re.search(r"\b(src|srcset|poster)=", outside)

    def test_the_policy_allows_the_scripts_and_the_style_in_it_and_nothing_else(self, usual: str) -> None:
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', usual)
        assert policy
        assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
        assert "unsafe-eval" not in policy[1]
        running = re.findall(r"<script>(.*?)</script>", usual, flags=re.DOTALL)
        style = re.findall(r"<style>(.*?)</style>", quiet(usual), flags=re.DOTALL)
        assert len(running) == 2
        for part in (*running, *style[:1]):
            assert f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'" in policy[1]

    def test_it_is_small_enough_for_a_mail(self, usual: str) -> None:
        assert 900_000 < len(usual) < 1_500_000

    def test_the_library_cannot_end_its_element(self) -> None:
        assert "</script" not in library()

    def test_both_charts_have_a_still_picture_and_words(self, usual: str) -> None:
        assert (
            usual.count('<div class="still"><svg')
            == usual.count('role="img" aria-label="') - usual.count("<svg role")
            == 2
        )


class TestWords:
    @pytest.mark.parametrize(
        "words",
        [
            "Maja, 9 April to 6 May 2026", "Contains verdict and plan, load and pain", "left Achilles tendon",
            "What changed", "How runs settled", "What leaving phase", "not a medical record",
        ],
    )  # fmt: skip
    def test_what_is_read_in_a_minute(self, usual: str, words: str) -> None:
        assert words.casefold() in text_of(usual).casefold()

    def test_the_verdict_stands_before_everything_else(self, usual: str) -> None:
        said = text_of(usual)
        answer = shown(DIARY, LAST, None, Scope()).answer
        assert answer is not None
        assert said.index(answer.word) < said.index("What changed") < said.index("How runs settled")

    def test_questions_of_the_runner_newest_first(self) -> None:
        asked = [
            Comment(by="Maja", is_coach=False, text=text, made_at=AT, kind=kind, ended_at=ended)
            for text, kind, ended in [
                ("May I hop?", CommentKind.QUESTION, None), ("Hills?", CommentKind.QUESTION, None),
                ("Told already", CommentKind.QUESTION, AT), ("Just a word", CommentKind.COMMENT, None),
            ]
        ]  # fmt: skip
        said = text_of(of(dataclasses.replace(DIARY, comments=tuple(asked))))
        assert "Maja asks" in said
        assert said.index("Hills?") < said.index("May I hop?")
        assert "Told already" not in said
        assert "Just a word" not in said

    def test_a_stop_shows_no_plan_and_no_counts_of_longer_runs(self) -> None:
        flagged = dataclasses.replace(
            DIARY, check_ins=(*(c for c in DIARY.check_ins if c.day != LAST), CheckIn(day=LAST, red_flags=("RF2",)))
        )
        said = text_of(of(flagged))
        assert "Stop" in said
        assert "Suggested" not in said
        assert "settled by the next morning" not in said

    def test_counts_are_those_of_the_days_of_the_report(self, usual: str) -> None:
        since = LAST - dt.timedelta(days=27)
        runs = [v for v in shown(DIARY, LAST, None, Scope()).verdicts if v.day >= since]
        table = re.search(r"<h2>How runs settled</h2><table>(.*?)</table>", usual)
        assert table
        assert sum(map(int, re.findall(r"<td>(\d+)</td>", table[1]))) == len(runs) > 0


class TestScope:
    def test_without_symptoms_no_pain_is_anywhere(self) -> None:
        page = of(DIARY, Group.PLAN, Group.LOAD)
        assert "pain_am" not in page.replace("isValid(datum.pain_am)", "")
        assert "Morning pain" not in text_of(page)
        assert "How runs settled" not in page

    def test_without_the_load_no_minutes_are_anywhere(self) -> None:
        page = of(DIARY, Group.SYMPTOMS)
        assert "Minutes per week" not in page
        assert '"run_min":' not in page

    def test_without_any_group_it_says_so_and_nothing_else(self) -> None:
        page = report(shown(DIARY, LAST, None, Scope(groups=()))).decode()
        assert "Contains nothing." in text_of(page)
        assert "<script>" not in page

    def test_an_empty_diary_makes_a_report_too(self) -> None:
        assert "Contains" in of(Diary(runner=DIARY.runner))


class TestPeoplesTexts:
    def evil(self) -> Diary:
        told = dataclasses.replace(DIARY.activities[-1], title=EVIL, notes=f"=HYPERLINK(1)\n{EVIL}")
        return dataclasses.replace(
            DIARY,
            activities=(*DIARY.activities[:-1], told),
            injuries=(dataclasses.replace(DIARY.injuries[0], diagnosis=EVIL),),
            comments=(Comment(by="x", is_coach=False, text=EVIL, made_at=AT, kind=CommentKind.QUESTION),),
            check_ins=(*DIARY.check_ins[:-1], dataclasses.replace(DIARY.check_ins[-1], note=EVIL)),
        )

    def test_markup_in_names_notes_and_diagnoses_is_text(self) -> None:
        page = of(self.evil(), *Group, name=EVIL)
        assert EVIL not in page
        assert page.count("<script>") == 2
        assert "<img" not in quiet(page)
        assert "&lt;/script&gt;&lt;script&gt;alert(1)" in page

    def test_markup_in_the_rows_of_a_chart_ends_no_element(self) -> None:
        chart = Chart(spec={"mark": "bar"}, data=pd.DataFrame({"name": [EVIL]}), alt="")
        assert "<" not in spec_json(chart)
        assert "\\u003c/script\\u003e" in spec_json(chart)

    def test_a_not_a_number_becomes_null(self) -> None:
        chart = Chart(
            spec={}, data=pd.DataFrame({"x": [float("nan"), 1.0], "day": [pd.NaT, pd.Timestamp("2026-05-06")]}), alt=""
        )
        assert '"values": [{"x": null, "day": null}, {"x": 1.0, "day": "2026-05-06T00:00:00"}]' in spec_json(chart)


class TestNumbers:
    def rows(self, diary: Diary = DIARY, *groups: Group, days: int = 28) -> pd.DataFrame:
        import io

        seen = shown(diary, LAST, None, Scope(groups=groups or USUAL_GROUPS))
        return pd.read_csv(io.BytesIO(report_csv(seen, days)), encoding="utf-8-sig")

    @pytest.mark.parametrize("days", [7, 28, 45])
    def test_one_row_a_day_up_to_the_day(self, days: int) -> None:
        rows = self.rows(days=days)
        assert len(rows) == days
        assert rows["day"].iloc[-1] == LAST.isoformat()

    def test_columns_are_those_of_the_scope(self) -> None:
        assert set(self.rows(DIARY, Group.PLAN)) == {"day"}
        assert set(self.rows(DIARY, Group.LOAD)) == {"day", "run_min", "walk_min", "run_km", "sports"}
        assert "resting_hr_bpm" in self.rows(DIARY, Group.HEART)
        assert not {"titles", "notes", "resting_hr_bpm"} & set(self.rows())

    def test_no_cell_is_a_formula(self) -> None:
        rows = self.rows(TestPeoplesTexts().evil(), *Group)
        note = rows["notes"].dropna().iloc[-1]
        assert note.startswith("'=HYPERLINK(1) ")

    def test_the_file_holds_the_same_numbers(self, usual: str) -> None:
        inside = re.search(r'href="data:text/csv;base64,([^"]+)"', usual)
        assert inside
        assert base64.b64decode(inside[1]) == report_csv(shown(DIARY, LAST, None, Scope(), name="Maja"))


def test_another_place_is_in_no_byte_of_a_report_about_one() -> None:
    two = dataclasses.replace(
        DIARY,
        injuries=(*DIARY.injuries, Injury(site="knee", side="right", kind="knee", onset=LAST - dt.timedelta(days=9))),
    )
    page = report(shown(two, LAST, None, Scope(place="achilles_left"))).decode()
    assert "knee" not in quiet(page)
