"""The command `draft` with a list."""

import json
from pathlib import Path

import pytest

from wechatpay_codegen.__main__ import main


@pytest.fixture
def options(library: Path, tmp_path: Path) -> list[str]:
    """The options of `draft --all` for an empty specs folder."""
    (tmp_path / "specs").mkdir()
    places = {
        "--all": library / "list.jsonl",
        "--pages": library,
        "--specs": tmp_path / "specs",
        "--work": tmp_path / "work",
    }
    return ["draft", *(str(word) for pair in places.items() for word in pair)]


def test_the_specs_and_the_list_of_texts_are_written(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(options) == 0
    out = capsys.readouterr().out
    assert out.startswith("Drafted: 3 operations and 1 notifications in 1 services, 7 files.\nLeft out: ")
    assert (tmp_path / "specs" / "shop" / "orders" / "create_order.yaml").is_file()
    assert f"in {tmp_path / 'work' / 'texts.jsonl'}" in out
    assert "shop/orders/create_order.yaml: pages: " in (tmp_path / "work" / "notes.txt").read_text(encoding="utf-8")


def test_a_second_run_changes_nothing(options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(options)
    before = {path: path.read_bytes() for path in (tmp_path / "specs").rglob("*.yaml")}
    assert main(options) == 0
    assert {path: path.read_bytes() for path in (tmp_path / "specs").rglob("*.yaml")} == before
    assert "Drafted: 0 operations and 0 notifications" in capsys.readouterr().out


def test_a_trial_writes_no_specs(options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*options, "--try"]) == 0
    assert "Trial: 0 complaints, 3 operations generated, " in capsys.readouterr().out
    assert list((tmp_path / "specs").iterdir()) == []


def test_only_some_services_are_drafted(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*options, "--only", "shop/goods"]) == 0
    assert "Left out: 6 operations of other services." in capsys.readouterr().out


def test_texts_are_applied(options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(options)
    path = tmp_path / "work" / "texts.jsonl"
    texts = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for text in texts[1:]:
        text["write"] = dict.fromkeys(text["write"], "Some text.")
    path.write_text("\n".join(json.dumps(text) for text in texts), encoding="utf-8")
    assert main(["draft", "--apply", str(path.parent), "--specs", str(tmp_path / "specs")]) == 0
    out = capsys.readouterr().out
    assert f"_group.yaml:1: {texts[0]['id']} is still to be written" in out
    assert "doc: Some text." in (tmp_path / "specs" / "shop" / "orders" / "query_order.yaml").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["draft"], "draft: pass a page, or a list with --all, or a working folder with --apply"),
        (
            ["draft", "--all", "list.jsonl"],
            "draft --all: pass the official pages with --pages, and a working folder with --work",
        ),
    ],
)
def test_missing_options_are_bad_usage(
    arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main([*arguments, "--specs", str(tmp_path)])
    assert (caught.value.code, message in capsys.readouterr().err) == (2, True)


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--work", "repository/work", "is in the repository"),
        ("--all", "nothing.jsonl", "nothing.jsonl"),
        ("--pages", "nowhere", "no such file or folder"),
    ],
)
def test_what_cannot_be_used_is_reported(
    option: str, value: str, message: str, options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    assert main([*options, option, str(tmp_path / value)]) == 1
    assert message in capsys.readouterr().err
    assert list((tmp_path / "specs").iterdir()) == []
