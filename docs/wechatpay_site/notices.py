"""The reference page of a notification."""

from collections.abc import Iterator, Mapping
from typing import Any

from wechatpay_site import schemas
from wechatpay_site.catalog import operations, title_of
from wechatpay_site.markdown import code, json_text, markdown
from wechatpay_site.operations import all_official, coverage, names_of, official
from wechatpay_site.words import WORDS

_UNITS_IN_CHINESE = {"s": "秒", "m": "分钟", "h": "小时"}
_HANDLER = """\
from wechatpay_clients import Client
from wechatpay_clients.{service} import {module}
from wechatpay_runtime.notifications import Router

router = Router(Client.from_env())


@router.on({module}.NOTIFICATION)
def handle(notification: {module}.{name}) -> {result}:
    print(notification.event_type, notification.resource)
{reply}"""
_REPLIES: Mapping[str, Mapping[str, Any]] = {
    "cross_border.foreign_wallets.get_mch_info": {
        "code": "SUCCESS",
        "acq_tid": None,
        "mch_id": "1900000001",
        "limit_bank_acc_type": "UNLIMIT",
        "client_ip": "203.0.113.7",
    },
    "industry.parking_reminders.query_trans_info": {
        "code": "SUCCESS",
        "message": "OK",
        "total_amount": 1500,
        "parking_timestamp": 7200,
        "parking_state": "PARKING_STATUS_PARKING",
        "pay_state": "PAY_STATUS_UNPAID",
        "payable_amount": 1500,
        "paid_amount": 0,
    },
}
"""The values of replies that handlers must return. `None` is the field of the notification with the same name."""


def page(entry: dict[str, Any], language: str) -> str:
    """Return the page of one notification."""
    words = WORDS[language]
    name = entry["notification"].rpartition(".")[2]
    lines = [f"# {markdown(title_of(entry['title'], language))} {name}", "", official(entry, language), ""]
    lines += [markdown(entry["title"]["zh"]), ""] if language == "en" else []
    events = words["between"].join(f"`{event}`" for event in entry["event_types"])
    lines += [words["event_types"].format(events=events), ""]
    for paragraph in filter(None, entry["doc"].split("\n")):
        lines += [markdown(paragraph), ""]
    lines += [words["received_by"].format(roles=names_of(entry, language)), "", _repeats(entry, language), ""]
    lines += [f"## {words['handler']}", "", *code("python", handler(entry))]
    lines += [*_senders(entry, language), *_contents(entry, language)]
    lines += [f"## {words['facts']}", "", *coverage(entry, language), "", *all_official(entry["docs"], language)]
    return "\n".join(lines)


def handler(entry: dict[str, Any]) -> str:
    """Return a program with a handler of the notification. It returns the reply, if the page requires one."""
    service, _, module = entry["notification"].rpartition(".")
    name = "".join(word.capitalize() for word in module.split("_")) + "Notification"
    facts = {"service": service, "module": module, "name": name}
    if not entry["reply"]:
        return _HANDLER.format(**facts, result="None", reply="")
    model = f"{module}.{entry['reply']['model']}"
    values = "".join(
        f"        {key}={f'notification.resource.{key}' if value is None else json_text(value)},\n"
        for key, value in _REPLIES.get(entry["notification"], {}).items()
    )
    return _HANDLER.format(**facts, result=model, reply=f"    return {model}(\n{values}    )\n")


def _repeats(entry: dict[str, Any], language: str) -> str:
    words = WORDS[language]
    if entry["retries"] is None:
        return words["retry_usual"]
    if not entry["retries"]:
        return words["sent_once"]
    intervals: list[str] = []
    counts: list[int] = []
    for interval in entry["retries"]:
        if intervals and intervals[-1] == interval:
            counts[-1] += 1
        else:
            intervals.append(interval)
            counts.append(1)
    intervals = [duration(text, language) for text in intervals]
    shown = [f"{text} × {count}" if count > 1 else text for text, count in zip(intervals, counts, strict=True)]
    return words["retry_intervals"].format(intervals=words["between"].join(shown))


def duration(text: str, language: str) -> str:
    """Return a duration such as `30s` in a language."""
    return f"{text[:-1]} {_UNITS_IN_CHINESE[text[-1]]}" if language == "zh" else text


def _senders(entry: dict[str, Any], language: str) -> Iterator[str]:
    name = entry["notification"]
    senders = [
        each for each in operations().values() if any(link["notification"] == name for link in each["notifications"])
    ]
    if senders:
        yield f"## {WORDS[language]['sent_by']}"
        yield ""
        for each in senders:
            path = "../../" + each["operation"].replace(".", "/") + ".md"
            yield f"- [{markdown(title_of(each['title'], language))} `{each['operation']}`]({path})"
        yield ""


def _contents(entry: dict[str, Any], language: str) -> Iterator[str]:
    words = WORDS[language]
    for example in entry["examples"][:1]:
        yield f"## {words['content_example'].format(event=example['event_type'])}"
        yield ""
        yield from code("json", json_text(example["resource"]))
    for shape in entry["shapes"]:
        yield from schemas.section(words["content"].format(model=shape["model"]), shape["schema"], language)
    if reply := entry["reply"]:
        heading = words["your_reply"].format(model=reply["model"], within=duration(reply["within"], language))
        yield from schemas.section(heading, reply["schema"], language)
