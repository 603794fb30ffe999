"""The page in a browser: on a phone by day, on a large screen by night, and with the network watched."""

from pathlib import Path

import pytest

from tests.conftest import Study
from tests.report.browser import Browser, program, site
from tests.report.reading import read
from tests.report.test_colours import palette
from tests.report.test_html import HOSTILE, enrolled, page

PHONE, DESKTOP = (360, 1600), (1280, 1600)


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    program()
    return Browser(tmp_path / "profile")


@pytest.fixture
def address(study: Study, tmp_path: Path) -> str:
    """A page with everything on it, as a file."""
    study("enroll", "hf-four-week", "--hours", "10")
    enrolled(study, tmp_path, HOSTILE.read_text(encoding="utf-8"))
    for number in ("1-2", "18"):
        assert study("done", number).code == 0
    target = tmp_path / "report.html"
    assert study("report", "--format", "html", "-o", str(target), now="2026-03-20").code == 0
    return target.as_uri()


def test_a_phone_shows_it_in_daylight_and_nothing_runs_over_its_edge(browser: Browser, address: str) -> None:
    colours = palette("light")
    picture = browser.picture(address, PHONE, "light")
    assert picture.size == PHONE
    assert picture.edge(8) == {colours["paper"]}
    assert {colours[name] for name in ("ink", "high", "rail")} <= picture.colours()


def test_a_large_screen_shows_it_by_night(browser: Browser, address: str) -> None:
    dark, light = palette("dark"), palette("light")
    picture = browser.picture(address, DESKTOP, "dark")
    assert picture.size == DESKTOP
    assert picture.edge(100) == {dark["paper"]}
    assert {dark[name] for name in ("ink", "high", "rail")} <= picture.colours()
    assert not {light["paper"], light["high"]} & picture.colours()


def test_a_browser_reads_what_was_written(browser: Browser, address: str) -> None:
    written = read(Path(address.removeprefix("file://")).read_text(encoding="utf-8"))
    shown = read(browser.text(address))
    assert shown.text == written.text
    assert shown.tags() == written.tags()


def test_the_browser_asks_the_network_for_the_page_and_for_nothing_else(
    browser: Browser, study: Study, tmp_path: Path
) -> None:
    pages = {"/guilty.html": "<!doctype html><title>x</title><img src=/image><script>document.title='owned'</script>"}
    with site(pages) as server:
        enrolled(study, tmp_path, HOSTILE.read_text(encoding="utf-8").replace("SITE", server.address))
        pages["/report.html"] = page(study)
        shown = read(browser.text(f"{server.address}/report.html"))
        assert server.asked == ["/report.html"]
        guilty = read(browser.text(f"{server.address}/guilty.html"))
    assert shown.within("title")[0] == "Progress · 2 Mar 2026"
    assert {"/guilty.html", "/image"} <= set(server.asked)
    assert guilty.within("title") == ["owned"]
