"""Completes the drafts of a service: shares its models, and adds the head files of service and group."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from attrs import define, field, frozen

from wechatpay_codegen.pages.draft.data import table_of
from wechatpay_codegen.pages.draft.drafted import Draft
from wechatpay_codegen.pages.draft.names import subject_of, subject_of_event
from wechatpay_codegen.pages.draft.texts import ListedTexts
from wechatpay_codegen.pages.draft.yaml_text import Flow, yaml_text
from wechatpay_codegen.pages.draft_all.existing import Existing
from wechatpay_codegen.pages.draft_all.joining import join_enums
from wechatpay_codegen.pages.draft_all.sharing import File, share
from wechatpay_codegen.pages.draft_all.work_list import Item

_DECLARED = ("models", "enums")


@frozen
class Service:
    """The drafts of a service. `reserved` are names that its classes must not have."""

    home: str
    drafts: tuple[tuple[Item, Draft], ...]
    existing: Existing
    texts: ListedTexts
    reserved: AbstractSet[str]


@define(eq=False)
class Finished:
    """The texts of new files, what existing files lack, and notes, all by the path in the specs folder."""

    files: dict[str, str] = field(factory=dict[str, str])
    additions: dict[str, str] = field(factory=dict[str, str])
    notes: dict[str, Sequence[str]] = field(factory=dict[str, Sequence[str]])


def finished(service: Service) -> Finished:
    """Return the files of a service."""
    done = Finished()
    files = [_file(item, draft) for item, draft in service.drafts]
    joined = join_enums(files)
    shared = share(files, service.existing.declared(service.home), service.reserved, service.texts)
    if notes := (*joined, *shared.notes):
        done.notes[f"{service.home}/_models.yaml"] = notes
    declared = {"models": shared.models, "enums": shared.enums}
    sections = [{key: value} for key, value in declared.items() if value]
    if sections:
        _add(done, service, f"{service.home}/_models.yaml", "\n".join(yaml_text(section) for section in sections))
    group = service.home.partition("/")[0]
    for name, path in ((group, f"{group}/_group.yaml"), (service.home, f"{service.home}/_service.yaml")):
        if path not in service.existing.files:
            products = dict.fromkeys(product for item, _ in service.drafts for product in item.products)
            done.files[path] = yaml_text(_head(service.texts.of_head(name, products)))
    for (item, draft), file in zip(service.drafts, files, strict=True):
        done.files[item.file] = _text(draft, file)
    return done


def _add(done: Finished, service: Service, path: str, text: str) -> None:
    """Add a file, or what an existing file lacks."""
    (done.additions if path in service.existing.files else done.files)[path] = text


def _head(marker: str) -> dict[str, Any]:
    return {"title": Flow({"en": marker, "zh": marker}), "doc": marker}


def _file(item: Item, draft: Draft) -> File:
    upload, replies = table_of(draft.section("upload")), table_of(draft.section("replies"))
    found = (draft.section("parameters"), draft.section("body"), upload.get("meta"), upload.get("form"))
    tables = [table_of(table) for table in found]
    models, enums = (dict(table_of(draft.section(key))) for key in _DECLARED)
    references = [(shape, "model") for shape in draft.section("shapes") or ()]
    if reply := draft.section("reply"):
        references.append((reply, "model"))
    subject = subject_of_event(item.name) if item.is_notification else subject_of(item.name)
    return File(item.name, subject, models, enums, tables, draft.origins, item.classes, references, replies)


def _text(draft: Draft, file: File) -> str:
    """Return the text of a draft whose classes were renamed or taken out."""
    declared: Mapping[str, dict[str, Any]] = {"models": file.models, "enums": file.enums}
    sections: list[dict[str, Any]] = []
    for section in draft.sections:
        key = next(iter(section), "")
        if key not in _DECLARED:
            sections.append(section)
        elif declared[key]:
            sections.append({key: declared[key]})
    return Draft(tuple(sections), ()).text
