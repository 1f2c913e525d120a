"""The commands `generate` and `check`."""

import difflib
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.__main__ import main
from wechatpay_codegen.commands import check, generate
from wechatpay_codegen.settings import Settings
from wechatpay_codegen.source.complaint import SpecError

Specs = Callable[[Mapping[str, str]], Path]


def everything(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def reported(settings: Settings) -> list[str]:
    return [
        f"{d.path}: {'orphan' if not d.is_wanted else 'changed' if d.is_there else 'missing'}" for d in check(settings)
    ]


def test_a_second_run_writes_nothing(shop: Settings) -> None:
    generate(shop)
    before = {path: path.stat().st_mtime_ns for path in shop.out.rglob("*")}
    summary = generate(shop)
    assert (summary.written, summary.removed) == (0, 0)
    assert {path: path.stat().st_mtime_ns for path in shop.out.rglob("*")} == before


def test_a_second_run_without_a_cache_writes_nothing(shop: Settings) -> None:
    settings = Settings(shop.specs, shop.out, None)
    generate(settings)
    before = {path: path.stat().st_mtime_ns for path in shop.out.rglob("*")}
    generate(settings)
    assert {path: path.stat().st_mtime_ns for path in shop.out.rglob("*")} == before


def test_the_summary_has_the_numbers_of_files(shop: Settings) -> None:
    first, second = generate(shop), generate(shop)
    assert (first.operations, first.services, first.unchanged) == (1, 1, 0)
    assert (second.operations, second.services, second.unchanged) == (1, 1, first.written)


def test_two_runs_write_the_same_bytes(shop: Settings) -> None:
    generate(shop)
    other = Settings(shop.specs, Path("other"), None)
    generate(other)
    assert everything(shop.out) == everything(other.out)


def another(base: str, path: str, name: str) -> str:
    """Return the base operation with another path and other class names."""
    own = base.replace("/v3/", path).replace("sample_class: QueryOrder", f"sample_class: Query{name.title()}")
    return own.replace("OrderState", f"{name.title()}State")


def test_the_output_does_not_depend_on_the_order_in_which_files_were_created(specs: Specs, base: str) -> None:
    files = {f"shop/orders/query_{name}.yaml": another(base, f"/v3/{name}/", name) for name in "cab"}
    folder = specs(files)
    generate(Settings(folder, Path("out"), None))
    shutil.rmtree(folder)
    specs(dict(reversed(files.items())))
    generate(Settings(folder, Path("other"), None))
    assert everything(Path("out")) == everything(Path("other"))


def test_the_output_does_not_contain_the_path_of_the_specs(shop: Settings, tmp_path: Path) -> None:
    generate(shop)
    assert not [name for name, content in everything(shop.out).items() if str(tmp_path).encode() in content]


OPERATION = Path("out/wechatpay_clients/shop/orders/query_order.py")
CATALOG = Path("out/wechatpay_catalog/operations/shop/orders/query_order.json")


@pytest.mark.parametrize(
    "path", [OPERATION, CATALOG, Path("out/wechatpay_clients/py.typed"), Path("out/wechatpay_catalog/py.typed")]
)
def test_a_manual_edit_is_reported_and_reverted(path: Path, shop: Settings) -> None:
    generate(shop)
    content = path.read_bytes()
    path.write_bytes(content + b"#")
    assert reported(shop) == [f"{path}: changed"]
    assert generate(shop).written == 1
    assert path.read_bytes() == content


@pytest.mark.parametrize("path", [OPERATION, CATALOG, Path("specs/spec.schema.json")])
def test_a_missing_file_is_reported_and_written(path: Path, shop: Settings) -> None:
    generate(shop)
    path.unlink()
    assert reported(shop) == [f"{path}: missing"]
    assert generate(shop).written == 1
    assert path.is_file()


@pytest.mark.parametrize(
    "name", ["wechatpay_clients/shop/old.py", "wechatpay_catalog/x/old.json", "wechatpay_clients/notes.txt"]
)
def test_an_orphan_is_reported_and_removed(name: str, shop: Settings) -> None:
    generate(shop)
    orphan = shop.out / name
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_text("old")
    assert reported(shop) == [f"{orphan}: orphan"]
    assert generate(shop).removed == 1
    assert not orphan.exists()


def test_the_folders_of_a_removed_spec_are_removed(specs: Specs, base: str) -> None:
    other = {"shop/refunds/_service.yaml": "title: {en: Refunds}\ndoc: Refund.\n"}
    folder = specs({"shop/orders/o.yaml": base, **other, "shop/refunds/r.yaml": base.replace("orders", "refunds")})
    settings = Settings(folder, Path("out"), Path("cache"))
    generate(settings)
    package = settings.out / "wechatpay_clients/shop/refunds"
    (package / "__pycache__").mkdir()
    (package / "__pycache__/r.cpython-311.pyc").write_bytes(b"")
    shutil.rmtree(folder / "shop/refunds")
    generate(settings)
    assert not package.exists()
    assert reported(settings) == []


def test_other_files_next_to_the_packages_are_not_changed(shop: Settings) -> None:
    foreign = shop.out / "wechatpay_runtime/signing.py"
    foreign.parent.mkdir(parents=True)
    foreign.write_text("not generated")
    (shop.out / "notes.txt").write_text("not generated")
    generate(shop)
    assert reported(shop) == []
    assert (foreign.read_text(), (shop.out / "notes.txt").read_text()) == ("not generated", "not generated")


def test_a_link_in_a_package_is_removed_and_not_followed(shop: Settings) -> None:
    generate(shop)
    Path("elsewhere").mkdir()
    Path("elsewhere/kept.py").write_text("not generated")
    (shop.out / "wechatpay_clients/linked").symlink_to(Path("elsewhere").resolve())
    generate(shop)
    assert not (shop.out / "wechatpay_clients/linked").is_symlink()
    assert Path("elsewhere/kept.py").read_text() == "not generated"


def test_a_run_leaves_no_temporary_files(shop: Settings) -> None:
    generate(shop)
    assert list(shop.out.rglob(".*")) == []


def test_new_files_have_the_usual_permissions(shop: Settings) -> None:
    generate(shop)
    mask = os.umask(0)
    os.umask(mask)
    assert OPERATION.stat().st_mode & 0o777 == 0o666 & ~mask


def test_nothing_is_written_if_a_spec_is_invalid(shop: Settings, base: str) -> None:
    generate(shop)
    before = everything(shop.out)
    (shop.specs / "shop/orders/query_order.yaml").write_text(base.replace("Returns", "Now returns"))
    (shop.specs / "shop/orders/second.yaml").write_text("title: 1\n")
    with pytest.raises(SpecError):
        generate(shop)
    assert everything(shop.out) == before


@pytest.mark.parametrize("change", ["spec", "output", "shared", "ruff"])
def test_a_change_of_any_input_is_found(change: str, shop: Settings, base: str) -> None:
    generate(shop)
    match change:
        case "spec":
            (shop.specs / "shop/orders/query_order.yaml").write_text(base.replace("Returns", "Now returns"))
        case "shared":
            (shop.specs / "_shared").mkdir()
            (shop.specs / "_shared/errors.yaml").write_text("- {status: 400, code: A, means: B., fix: C.}\n")
        case "ruff":
            Path("pyproject.toml").write_text("[tool.ruff]\nline-length = 60\n")
        case _:
            OPERATION.write_text("")
    assert generate(shop).written > 0


def test_check_does_not_use_the_cache(shop: Settings) -> None:
    generate(shop)
    OPERATION.write_text("")
    for path in Path("cache").iterdir():
        path.write_text(path.read_text())
    assert reported(shop) == [f"{OPERATION}: changed"]


def test_a_damaged_cache_is_ignored(shop: Settings) -> None:
    generate(shop)
    for path in Path("cache").iterdir():
        path.write_text("{")
    assert generate(shop).written == 0


def test_adding_an_operation_only_adds_lines(specs: Specs, base: str) -> None:
    folder = specs({"shop/orders/query_order.yaml": base})
    settings = Settings(folder, Path("out"), None)
    generate(settings)
    before = everything(settings.out)
    more = {"shop/refunds/_service.yaml": "title: {en: Refunds}\ndoc: Refund.\n"}
    more |= {
        "store/_group.yaml": "title: {en: Store}\ndoc: Store.\n",
        "store/rows/_service.yaml": "title: {en: Rows}\ndoc: R.\n",
    }
    for name in ("shop/orders/ask", "shop/orders/z", "shop/refunds/ask", "store/rows/ask"):
        more[f"{name}.yaml"] = another(base, f"/v3/{name}/", name.rpartition("/")[2])
    specs(more)
    generate(settings)
    after = everything(settings.out)
    removed = [
        f"{name}: {line}"
        for name, content in before.items()
        for line in difflib.ndiff(content.decode().splitlines(), after[name].decode().splitlines())
        if line.startswith("- ")
    ]
    assert removed == []


def test_the_command_prints_a_summary(shop: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "--out", "out"]) == 0
    assert capsys.readouterr().out.startswith("1 operation in 1 service: 16 files written, 0 unchanged, 0 removed, ")


def test_the_command_writes_a_cache(shop: Settings) -> None:
    main(["generate", "--out", "out"])
    assert len(list(Path(".cache/wechatpay_codegen").iterdir())) == 1


def test_the_check_command_prints_each_difference_and_what_to_do(
    shop: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    generate(shop)
    OPERATION.write_text("")
    CATALOG.unlink()
    CATALOG.with_name("old.json").write_text("")
    assert main(["check", "--out", "out"]) == 1
    assert capsys.readouterr().err == (
        f"{CATALOG.with_name('old.json')}: orphan: not generated from any spec\n"
        f"{CATALOG}: missing\n"
        f"{OPERATION}: edited by hand, or out of date with its spec\n"
        "Edit the specs instead of the output, then run `make generate`.\n"
    )


def test_the_check_command_prints_that_the_output_is_up_to_date(
    shop: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    generate(shop)
    assert main(["check", "--out", "out"]) == 0
    assert capsys.readouterr().out == "out is up to date with specs.\n"


@pytest.mark.parametrize("command", ["generate", "check"])
def test_complaints_go_to_standard_error(
    command: str, shop: Settings, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop.specs / "shop/orders/query_order.yaml").write_text(base.replace("doc: Returns an", "dok: Returns an"))
    assert main([command]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("specs/shop/orders/query_order.yaml:2:1: unknown key `dok` in an operation\n")
    assert captured.err.endswith("1 complaint; nothing was written.\n")


@pytest.mark.parametrize("arguments", [[], ["write"], ["generate", "--specs", "absent"], ["check", "--fast"]])
def test_bad_usage_exits_with_2(arguments: list[str], shop: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err
