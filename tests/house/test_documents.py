"""The documents are correct: their code runs, and their commands and links exist."""

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest

from support.browsing import Browser
from wechatpay_runtime._settings.environment import from_environment

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent
TIMEOUT_SECONDS = 60
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE_README = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
QUICKSTART = (ROOT / "examples" / "quickstart.py").read_text(encoding="utf-8")
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/**/*.md", "specs/*.md", "benchmarks/*.md", "examples/*/*.md", "tests/facts/*.md")
    for path in ROOT.glob(pattern)
)


WRITTEN_BY_THE_SITE = re.compile(r"https://|(\.\./)?(reference|errors)/|llms\.txt|control\.md$")
"""Links of the site's pages to pages that its build writes; it fails if they do not exist."""


def blocks(text: str, language: str = r"[^\n]*") -> list[str]:
    """Return the contents of the code blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def without_comments(code: str) -> str:
    """Return code without its trailing comments, which each README has in its own language."""
    return re.sub(r" +# .*$", "", code, flags=re.MULTILINE)


def headings(text: str) -> list[str]:
    """Return the headings, with their `#`."""
    return re.findall(r"^#+ .*$", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)


def anchors(text: str) -> set[str]:
    """Return the URL fragments of the headings."""
    titles = [heading.lstrip("#").strip().lower() for heading in headings(text)]
    return {re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in titles}


GATEWAY_COMMAND = blocks(README, "sh")[0].splitlines()[1]
SOURCE_COMMAND, QUICKSTART_COMMAND = blocks(README, "sh")[1].splitlines()
QUICKSTART_STEPS = blocks(README, "sh")[2].splitlines()
SHELL_LINES = [line for line in "".join(blocks(README, "sh")).splitlines() if re.search(r"\bwechatpay (op|call)", line)]
SHOP_LINES = [line for line in "".join(blocks(README, "sh")).splitlines() if " shop." in line]
SHOP_SETTINGS = {
    name: value
    for line in "".join(blocks(README, "sh")).splitlines()
    if line.startswith("export SHOP_")
    for name, value in (pair.split("=", 1) for pair in shlex.split(line)[1:])
}
TESTS = [block for block in blocks(README, "python") if "def test_" in block]
CALLS = {f"block_{number}.py": block for number, block in enumerate(blocks(README, "python")) if block not in TESTS}
RUN_BLOCKS = """
import json, runpy, sys, traceback
failures = {}
for path in sys.argv[1:]:
    try:
        runpy.run_path(path, run_name="__main__")
    except BaseException:
        failures[path] = traceback.format_exc()
with open("failures.json", "w") as file:
    json.dump(failures, file)
"""


def here(command: str) -> str:
    """Return a command of a document with the paths of this checkout's programs and examples."""
    programs, examples = shlex.quote(f"{PROGRAMS}/"), shlex.quote(f"{ROOT / 'examples'}/")
    line = re.sub(
        r"(--app-dir|--chdir) examples\b",
        rf"\1 {examples}",
        re.sub(r"\.venv/bin/|\.cache/try/bin/", lambda _: programs, command),
    )
    return re.sub(r"(?<= )examples/(?=\w)", examples, line)


def surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a command."""
    return {**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}", "NO_PROXY": "127.0.0.1", **environment}


def run(command: str, folder: Path, environment: Mapping[str, str]) -> str:
    """Run a command of a document in a folder and return its output."""
    done = subprocess.run(
        ["/bin/sh", "-c", here(command)],
        cwd=folder,
        env=surroundings(environment),
        capture_output=True,
        text=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def started(command: str, folder: Path, environment: Mapping[str, str], ready: str) -> Generator[Iterator[str]]:
    """Run commands of a document of which the last serves until stopped; yield the lines that it prints after `ready`."""
    *before, last = here(command).splitlines()
    with subprocess.Popen(
        ["/bin/sh", "-c", "\n".join((*before, f"exec {last}"))],
        cwd=folder,
        env=surroundings(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        guard = Timer(TIMEOUT_SECONDS, process.kill)
        guard.start()
        try:
            assert process.stdout is not None
            assert any(ready in line for line in process.stdout)
            yield iter(process.stdout)
        finally:
            guard.cancel()
            process.send_signal(signal.SIGINT)
            process.wait(TIMEOUT_SECONDS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder in which the README's gateway runs, on a free port."""
    folder = tmp_path_factory.mktemp("readme")
    with started(f"{GATEWAY_COMMAND} --port 0", folder, {}, "WECHATPAY_BASE_URL="):
        yield folder


@pytest.fixture(scope="module")
def variables(folder: Path) -> dict[str, str]:
    """The variables that the README's gateway wrote."""
    lines = (folder / "gateway.env").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def free_port() -> int:
    """A port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@pytest.mark.parametrize("text", [README, CHINESE_README], ids=["en", "zh"])
def test_a_readme_shows_the_quickstart_exactly(text: str) -> None:
    assert f"```python\n{QUICKSTART}```" in text


@pytest.mark.parametrize(("language", "text"), [("en", README), ("zh", CHINESE_README)])
def test_the_first_page_of_the_site_has_the_code_of_the_readme(language: str, text: str) -> None:
    page = blocks((ROOT / "docs" / language / "start" / "first-payment.md").read_text(encoding="utf-8"))

    assert len(page) == 5
    assert page == blocks(text)[: len(page)]


def test_the_quickstart_of_the_readme_works(folder: Path, variables: dict[str, str], free_port: int) -> None:
    ports = {"8000": str(free_port), "8123": variables["WECHATPAY_BASE_URL"].rpartition(":")[2]}
    shop = folder / "ten_minutes"
    shop.mkdir()
    (shop / "quickstart.py").write_text(QUICKSTART.replace("8000", ports["8000"]), encoding="utf-8")
    serving = QUICKSTART_COMMAND.replace("--app-dir examples", f"--app-dir {shop}") + f" --port {free_port}"
    command = f"{SOURCE_COMMAND}\n{serving}"
    printed: list[str] = []
    with started(command, folder, {}, "running on") as lines:
        for step in QUICKSTART_STEPS:
            run(re.sub("8000|8123", lambda match: ports[match[0]], step), folder, {})
            if "_gateway" in step:
                printed.append(next(line for line in lines if line.startswith(("order", "refund"))))

        repeated = run(QUICKSTART_STEPS[0].replace("8000", ports["8000"]), folder, {})

    assert "".join(printed) == blocks(README, "text")[0]
    assert '{"error":"403 OUT_TRADE_NO_USED ' in repeated


@pytest.mark.parametrize("line", SHOP_LINES, ids=["fastapi", "flask", "django"])
def test_a_shop_starts_with_the_commands_of_the_readme(folder: Path, tmp_path: Path, free_port: int, line: str) -> None:
    settings = SHOP_SETTINGS | {"SHOP_DATABASE": SHOP_SETTINGS["SHOP_DATABASE"].replace("$PWD", str(tmp_path))}
    where = f"--port {free_port}" if "uvicorn" in line else f"--bind 127.0.0.1:{free_port} --no-control-socket"
    with started(f"{SOURCE_COMMAND}\n{line} {where}", folder, settings, f"http://127.0.0.1:{free_port}"):
        assert "<h1>A shop</h1>" in Browser().open(f"http://127.0.0.1:{free_port}/").text


@pytest.mark.parametrize("line", SHELL_LINES, ids=range(len(SHELL_LINES)))
def test_a_shell_line_of_the_readme_works(folder: Path, variables: dict[str, str], line: str) -> None:
    run(line, folder, variables)


@pytest.fixture(scope="module")
def failures(variables: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The tracebacks of the blocks of calls that failed, by file. All run in one process, with new names for each."""
    place = tmp_path_factory.mktemp("blocks")
    (place / "run_blocks.py").write_text(RUN_BLOCKS, encoding="utf-8")
    for file, block in CALLS.items():
        (place / file).write_text(block, encoding="utf-8")
    run(f".venv/bin/python run_blocks.py {' '.join(CALLS)}", place, variables)
    failed: dict[str, str] = json.loads((place / "failures.json").read_text(encoding="utf-8"))
    return failed


@pytest.mark.parametrize("file", CALLS)
def test_calls_in_the_readme_run(failures: dict[str, str], file: str) -> None:
    assert failures.get(file, "") == ""


@pytest.mark.parametrize("block", TESTS, ids=range(len(TESTS)))
def test_tests_in_the_readme_pass(tmp_path: Path, variables: dict[str, str], block: str) -> None:
    (tmp_path / "test_block.py").write_text(block, encoding="utf-8")

    run(".venv/bin/python -m pytest -p no:cacheprovider test_block.py", tmp_path, variables)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_guide_to_adding_an_endpoint_has_the_example_of_contributing(language: str) -> None:
    guide = (ROOT / "docs" / language / "guides" / "add-an-endpoint.md").read_text(encoding="utf-8")

    assert (
        blocks(guide, 'yaml title="specs/onboarding/subject_confirmation/get_authorize_state.yaml"')
        == blocks(CONTRIBUTING, "yaml")[:1]
    )


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_make_target_in_a_document_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    code = [*re.findall(r"`([^`\n]+)`", text), *"".join(blocks(text, "sh")).splitlines()]
    named = {match[1] for span in code if (match := re.match(r"make ([a-z-]+)\b", span))}

    assert named <= targets


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_relative_link_has_a_target(document: str) -> None:
    page = ROOT / document
    text = page.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if not WRITTEN_BY_THE_SITE.match(link)]
    broken: list[str] = []
    for link in links:
        name, _, fragment = link.partition("#")
        target = page.parent / name if name else page
        if not target.exists() or (fragment and fragment not in anchors(target.read_text(encoding="utf-8"))):
            broken.append(link)

    assert broken == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_in_the_code_of_a_document_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    rooms = "runtime|generator|gateway|testing|cli|tests|examples"
    named = re.findall(rf"`((?:{rooms})/[\w/.-]*)`", text)

    assert [path for path in named if not (ROOT / path).exists()] == []


def test_both_readmes_have_the_same_headings() -> None:
    english, chinese = ([heading.split(" ")[0] for heading in headings(text)] for text in (README, CHINESE_README))

    assert english == chinese


def test_both_readmes_have_the_same_code() -> None:
    english, chinese = ([without_comments(block) for block in blocks(text)] for text in (README, CHINESE_README))

    assert english == chinese


class RecordingEnvironment(Mapping[str, str]):
    """An empty environment that records which variables were read."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.names.add(name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@pytest.mark.parametrize("text", [README, CHINESE_README], ids=["en", "zh"])
def test_a_readme_lists_the_variables_that_a_client_reads(text: str) -> None:
    recorder = RecordingEnvironment()
    from_environment(recorder)

    assert set(re.findall(r"`(WECHATPAY_[A-Z0-9_]+)`", text)) == recorder.names
