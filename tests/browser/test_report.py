"""The report as somebody opens it: from a file, without a network, on a screen, on paper, without scripts."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from rtr.exporters.report import report
from rtr.share import Comment, CommentKind, Group, Scope
from rtr.shared import shown
from tests.symptom_diaries import LAST, kept

EVIL = '</script><script>window.owned=1</script><img src="https://evil.example/x.png" onerror="window.owned=1">'
AT = dt.datetime(2026, 5, 5, 10, tzinfo=dt.UTC)
LONG = "May I do weighted calf raises on the days between runs, and how many of them? " * 3


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report full of what a diary can hold, hostile names among it."""
    import dataclasses

    diary = kept(120, flare_every=7)
    told = dataclasses.replace(diary.activities[-1], title=EVIL, notes=EVIL)
    asked = [
        Comment(by="x", is_coach=False, text=text, made_at=AT, kind=CommentKind.QUESTION) for text in (EVIL, LONG, LONG)
    ]
    diary = dataclasses.replace(
        diary, activities=(*diary.activities[:-1], told), comments=tuple(asked),
        injuries=(dataclasses.replace(diary.injuries[0], diagnosis=EVIL),),
    )  # fmt: skip
    made = tmp_path_factory.mktemp("report") / "report.html"
    made.write_bytes(report(shown(diary, LAST, None, Scope(groups=tuple(Group)), name="Maja")))
    return made


class Opened:
    """A page with everything it asked for and complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))


@pytest.fixture
def opened(browser: Browser, file: Path, request: pytest.FixtureRequest) -> Iterator[Opened]:
    """The report, opened without a network; parameters are options of the browser."""
    told = getattr(request, "param", {})
    context = browser.new_context(**({"offline": True, "viewport": {"width": 1280, "height": 900}} | told))
    made = Opened(context.new_page())
    made.page.goto(file.as_uri())
    yield made
    context.close()


def drawn(opened: Opened) -> None:
    opened.page.wait_for_selector(".figure.drawn >> nth=1")


def test_charts_are_drawn_without_a_network_and_without_a_request(opened: Opened, file: Path) -> None:
    drawn(opened)
    assert opened.page.locator(".live svg").count() == 2
    assert opened.page.locator(".live svg path").count() > 40
    assert opened.asked == [file.as_uri()]
    assert opened.said == []


def test_no_script_of_a_name_runs_and_no_picture_is_asked_for(opened: Opened) -> None:
    drawn(opened)
    assert opened.page.evaluate("window.owned") is None
    assert opened.page.get_by_text("window.owned=1").first.is_visible()
    assert not [url for url in opened.asked if "evil" in url]


def test_a_mark_tells_its_numbers(opened: Opened) -> None:
    drawn(opened)
    box = opened.page.locator(".live svg").first.bounding_box()
    assert box
    opened.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    tip = opened.page.locator("#vg-tooltip-element.visible")
    tip.wait_for()
    assert "morning pain" in tip.inner_text()
    assert opened.said == []


@pytest.mark.parametrize("opened", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_a_phone_shows_it_without_a_sideways_scroll(opened: Opened) -> None:
    drawn(opened)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("opened", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_the_pictures_are_there(opened: Opened) -> None:
    assert opened.page.locator(".still svg >> nth=0").is_visible()
    assert opened.page.locator(".still svg >> nth=1").is_visible()
    assert opened.page.get_by_text("not a medical record").is_visible()


def test_it_prints_on_two_pages(opened: Opened) -> None:
    drawn(opened)
    paper = opened.page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 2


def test_on_paper_the_still_pictures_stand_for_the_drawn_ones(opened: Opened) -> None:
    drawn(opened)
    opened.page.emulate_media(media="print")
    assert opened.page.locator(".still svg").first.is_visible()
    assert not opened.page.locator(".live svg").first.is_visible()


def test_the_numbers_are_a_download_out_of_the_file(opened: Opened) -> None:
    with opened.page.expect_download() as started:
        opened.page.get_by_role("link", name="The numbers of these days as CSV").click()
    assert started.value.suggested_filename == "rtr_report.csv"
    text = started.value.path().read_bytes().decode("utf-8-sig")
    assert text.startswith("day,pain_am,")
    assert text.count("\r\n") == 29
    assert len(opened.asked) <= 2  # the file itself, and the data inside of it
