"""The code of each guide runs against the gateway, over HTTP, and prints what the guide shows."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from support.blocks import PAGES, blocks_of, run_scripts, without_comments
from support.guide_shell import write_merchant_files
from support.guides import GuideRunner
from wechatpay_gateway.server import RunningGateway

ROOT = Path(__file__).parents[2]
FIRST_PAYMENT = "first-payment"
"""Its code is that of the README, and runs there."""
MOVES_THE_CLOCK = "/_gateway/clock/advance"
DAY_SECONDS = 24 * 3600
NOON_IN_CHINA_SECONDS = 4 * 3600
"""After midnight in UTC."""


def what_runs(page: Path) -> tuple[tuple[str, str, str], ...]:
    """Return the blocks of a page that run, without comments."""
    blocks = [block for block in blocks_of(page.read_text(encoding="utf-8")) if block.runs]
    return tuple((block.language, block.title, without_comments(block) or block.code) for block in blocks)


GUIDES = {what_runs(page): page for pages in PAGES.values() for page in pages if page.stem != FIRST_PAYMENT}
"""Each guide with code that runs; of two languages that differ only in comments, the last."""
GUIDES.pop((), None)


def write_settings(environment: Mapping[str, str], folder: Path) -> None:
    """Write `gateway.env` as the command does: keys are in files."""
    lines: list[str] = []
    for name, value in environment.items():
        if value.startswith("-----BEGIN"):
            (folder / f"{name}.pem").write_text(value, encoding="utf-8")
        lines.append(f"{name}={folder / name}.pem" if value.startswith("-----BEGIN") else f"{name}={value}")
    (folder / "gateway.env").write_text("\n".join(lines), encoding="utf-8")


def start_at_noon(gateway: RunningGateway) -> None:
    """Move the clock to the next noon in China, so that all that a guide does before it moves the clock is on one day."""
    since_noon = (gateway.clock.now() - NOON_IN_CHINA_SECONDS) % DAY_SECONDS
    gateway.clock.advance(seconds=DAY_SECONDS - since_noon)


def settings_for(text: str, gateway: RunningGateway) -> Mapping[str, str]:
    """Return the settings of the default merchant, or of one with both kinds of keys if the guide starts such a gateway."""
    if "wechatpay gateway --trust both" not in text:
        return gateway.environment
    return gateway.merchants.add("1900000111", "both", like=gateway.merchants.default.mchid)


@pytest.fixture(autouse=True)
def no_handlers_remain() -> Iterator[None]:
    """Remove the handlers that a guide adds to loggers, and restore their levels."""
    loggers = [logging.getLogger(name) for name in ("wechatpay_runtime", "shop")]
    before = [(logger, logger.level, logger.handlers[:]) for logger in loggers]
    yield
    for logger, level, handlers in before:
        logger.setLevel(level)
        for handler in [each for each in logger.handlers if each not in handlers]:
            logger.removeHandler(handler)
            handler.close()


@pytest.mark.parametrize("guide", GUIDES.values(), ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_guide_works(
    guide: Path,
    wechatpay_gateway: RunningGateway,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    text = guide.read_text(encoding="utf-8")
    if MOVES_THE_CLOCK in text:
        start_at_noon(wechatpay_gateway)
    environment = settings_for(text, wechatpay_gateway)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    write_settings(environment, tmp_path)
    write_merchant_files(environment, tmp_path)
    blocks = [block for block in blocks_of(text) if block.runs]
    runner = GuideRunner(
        folder=tmp_path,
        language=guide.relative_to(ROOT / "docs").parts[0],
        gateway_port=wechatpay_gateway.base_url.rpartition(":")[2],
        output=lambda: capsys.readouterr().out,
        deliver=wechatpay_gateway.deliver,
        names={"__name__": guide.stem},
    )
    with closing(runner):
        runner.run(blocks)
    if scripts := [block.code for block in blocks if block.language == "js"]:
        assert run_scripts(scripts, runner.names) != []
    assert capsys.readouterr().out == ""
