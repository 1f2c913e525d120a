"""The build of the site finds links that lead nowhere."""

from pathlib import Path

import pytest

from wechatpay_site.dead_links import follow_links

FRAME = '<nav><a href="gone.html">menu</a></nav><article><h2 id="here">Here</h2>{}</article>'


def found(site: Path, html: str) -> list[str]:
    """Return the dead links of a site with this HTML in one of three pages."""
    for path, text in {"en/index.html": "", "en/guides/one.html": html, "en/guides/two.html": ""}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(FRAME.format(text), encoding="utf-8")
    (site / "openapi.json").write_text("{}", encoding="utf-8")
    count, dead = follow_links(site)
    assert count == 3
    assert "en/index.html: gone.html" in dead
    return [link.removeprefix("en/guides/one.html: ") for link in dead if link != "en/index.html: gone.html"]


@pytest.mark.parametrize(
    "link", ["three.html", "two.html#there", "#there", "../../two.html", "../../openapi.json#here"]
)
def test_a_link_that_leads_nowhere_is_found(tmp_path: Path, link: str) -> None:
    assert found(tmp_path, f'<a class="x" href="{link}">one</a>') == [link]


def test_an_image_that_does_not_exist_is_found(tmp_path: Path) -> None:
    assert found(tmp_path, '<img alt="" src="one.png">') == ["one.png"]


@pytest.mark.parametrize(
    "link",
    [
        "two.html",
        "two.html#here",
        "#here",
        "#h%65re",
        "../index.html",
        "../../openapi.json",
        "https://pay.example/gone",
    ],
)
def test_a_link_with_a_target_is_not(tmp_path: Path, link: str) -> None:
    assert found(tmp_path, f'<a href="{link}">one</a>') == []
