"""The headings and short texts of reference pages, in both languages."""

from collections.abc import Mapping, Sequence

ENGLISH = {
    "home": "Home",
    "subject": "Subject",
    "pages": "Pages",
    "about": "Typed Python clients for WeChat Pay APIv3 (微信支付), and a local WeChat Pay to test against. Unofficial.",
    "to_dark": "Dark mode",
    "to_light": "Light mode",
    "repository": "Files of the repository",
    "reference": "Reference",
    "notifications": "Notifications",
    "official": "Official page",
    "colon": ": ",
    "all_official": "All official pages",
    "dated": "updated {date}",
    "roles": "Available to: {roles}.",
    "between": ", ",
    "signature": "Signature",
    "iter": "`{name}` yields the items of all pages, and requests the next page when it is needed.",
    "download": "`{name}` also downloads the file, unpacks and verifies it.",
    "wait": "`{name}` queries until `{field}` is {final}, or the timeout expires.",
    "feeds": "`{name}` makes further use of the result; it sends nothing.",
    "example": "Example",
    "sync": "Python",
    "async": "Python, async",
    "curl": "curl",
    "curl_note": "The function signs the request; [how it does](../../../guides/signing.md) is on a page of its own.",
    "curl_sealed": "`wechatpay_seal` encrypts the fields marked *encrypted*.",
    "cli": "Command line",
    "runs": (
        "With the settings of [the gateway](../../../start/first-payment.md), all of this runs on your machine. "
        "Orders and other records in it must exist there."
    ),
    "reply": "Reply",
    "no_body": "The reply has no body.",
    "parameters": "Parameters",
    "body": "Body",
    "file": "File",
    "any_type": "any type",
    "at_most": " (at most {size} MB)",
    "other_fields": "Other fields",
    "form_fields": "Form fields",
    "fields_of_reply": "Fields of reply {status}",
    "name": "name",
    "in": "in",
    "type": "type",
    "term": "中文",
    "description": "description",
    "required": "required",
    "errors": "Errors",
    "errors_unchecked": "The errors of this operation were not compared with its official page.",
    "status": "status",
    "code": "code",
    "meaning": "meaning",
    "remedy": "what to do",
    "retries": "Retries and outcome",
    "retry_get": "Retried after status 429 or 5xx, a broken connection or a timeout.",
    "retry_numbers": "Retried after status 429 or 5xx, a broken connection or a timeout, with the same {numbers}.",
    "retry_never": "Not retried if the request may have been received. {reason}",
    "or": " or ",
    "outcome": "`{operation}` returns the outcome; `client.settle(error)` calls it.",
    "mismatch": "A reply with a different {names} from the request raises `NumberMismatch`.",
    "rate": "Rate limit: {rate}",
    "heads_of_limits": "Limit",
    "heads_of_repeats": "Repeated with the same",
    "heads_of_once": "Sent once, because",
    "no_number": "no number makes a repeat safe",
    "announces": "Notifications that follow",
    "facts": "Coverage",
    "compared": "Compared with the official page: {parts}.",
    "not_compared": "Not compared with an official page: {parts}.",
    "request_part": "request",
    "reply_part": "reply",
    "errors_part": "errors",
    "on_day": "{part} on {day}",
    "twin": "Its own page could not be read. The facts are those of `{operation}`.",
    "deprecated": "Deprecated. Use `{use}` instead.",
    "deprecated_alone": "Deprecated.",
    "received_by": "Received by: {roles}.",
    "event_types": "Events: {events}.",
    "handler": "Handler",
    "content": "Content of {model}",
    "content_example": "Example of {event}",
    "sent_by": "Operations that it follows",
    "retry_intervals": "Sent again, without an acknowledgement, after {intervals}.",
    "sent_once": "It is not sent again.",
    "retry_usual": "Sent again, without an acknowledgement, up to 15 times in about 24 hours.",
    "your_reply": "Your reply: return {model} within {within}",
    "operations_index": "All operations",
    "covered": (
        "{count} operations and {notifications} notifications. {compared} operations were compared with their official pages in "
        "all parts; {twins} are those of brands themselves, whose own pages could not be read, and have the facts of their twins "
        "for service providers."
    ),
    "covered_head": "| product | service | in Python | operations | notifications |",
    "operations_index_text": "{count} operations and {notifications} notifications, by product.",
    "error_codes": "All error codes",
    "error_codes_text": (
        "{count} error codes that the official pages document, with what they mean for each operation and what to do. "
        "`error.code` has the code, `error.fix` the remedy. [What each exception means](../guides/errors.md) is on a page of its own."
    ),
    "control": "All control addresses of the gateway",
    "control_text": (
        "A control address under `/_gateway` acts for everyone but the merchant: payers pay, banks return refunds, WeChat Pay reviews applications, time passes, and requests fail. "
        "[Faults and time](testing-faults-and-time.md) shows how to use them in tests, from the command line and in Python; [the gateway](gateway.md) has its options.\n\n"
        "Use `GET` to show, `POST` to act and `DELETE` to clear. Send a `POST` with a JSON object and `Content-Type: application/json`. Replies are JSON. "
        "After an error (400), `error` in the reply says what is wrong and what is valid; with `Accept-Language: zh` it is Chinese.\n\n"
        "In Python, `gateway` is the fixture `wechatpay_gateway`, the value that `running()` yields, or a `Gateway` without a server."
    ),
    "operation": "operation",
    "any_operation": "any operation",
    "count": "operations",
    "text_notice": "",
}

CHINESE = {
    "home": "首页",
    "subject": "主题",
    "pages": "页面",
    "about": "微信支付 APIv3 的 Python 客户端，附带本地的“微信支付”供开发和测试使用。非官方。",
    "to_dark": "深色模式",
    "to_light": "浅色模式",
    "repository": "仓库中的文件",
    "reference": "接口",
    "notifications": "回调通知",
    "official": "官方文档",
    "colon": "：",
    "all_official": "全部官方文档",
    "dated": "更新于 {date}",
    "roles": "支持商户：{roles}。",
    "between": "、",
    "signature": "方法签名",
    "iter": "`{name}` 遍历所有页，需要时才请求下一页。",
    "download": "`{name}` 同时下载文件，并解压、校验。",
    "wait": "`{name}` 轮询到 `{field}` 为 {final}，或者超时为止。",
    "feeds": "`{name}` 用返回结果生成后续所需的内容，不发送请求。",
    "example": "调用示例",
    "sync": "Python",
    "async": "Python（异步）",
    "curl": "curl",
    "curl_note": "函数负责签名，做法见[用 curl 调用接口](../../../guides/signing.md)。",
    "curl_sealed": "`wechatpay_seal` 加密标有“加密”的字段。",
    "cli": "命令行",
    "runs": "使用[本地网关](../../../start/first-payment.md)的配置时，以上代码都可以在本机运行；用到的订单等单据要先在网关里存在。",
    "reply": "应答示例",
    "no_body": "应答没有包体。",
    "parameters": "路径与查询参数",
    "body": "请求包体",
    "file": "文件",
    "any_type": "任意类型",
    "at_most": "（不超过 {size} MB）",
    "other_fields": "其他字段",
    "form_fields": "表单字段",
    "fields_of_reply": "应答字段（{status}）",
    "name": "字段",
    "in": "位置",
    "type": "类型",
    "term": "名称",
    "description": "说明（英文）",
    "required": "必填",
    "errors": "错误码",
    "errors_unchecked": "本接口的错误码没有与官方文档核对。",
    "status": "状态码",
    "code": "错误码",
    "meaning": "原因",
    "remedy": "解决方案",
    "retries": "重试与结果",
    "retry_get": "遇到 429、5xx、连接中断或超时会自动重试。",
    "retry_numbers": "遇到 429、5xx、连接中断或超时，会用相同的 {numbers} 自动重试（原单重试）。",
    "retry_never": "请求可能已被受理时，不自动重试。{reason}",
    "or": " 或 ",
    "outcome": "`{operation}` 可以查到结果；`client.settle(error)` 会调用它。",
    "mismatch": "应答中的 {names} 与请求不同时，抛出 `NumberMismatch`。",
    "rate": "频率限制：{rate}",
    "heads_of_limits": "频率限制",
    "heads_of_repeats": "原单重试所用的单号",
    "heads_of_once": "只发送一次的原因",
    "no_number": "没有能保证不重复执行的单号",
    "announces": "相关回调通知",
    "facts": "核对情况",
    "compared": "已与官方文档核对：{parts}。",
    "not_compared": "尚未与官方文档核对：{parts}。",
    "request_part": "请求",
    "reply_part": "应答",
    "errors_part": "错误码",
    "on_day": "{part}（{day}）",
    "twin": "无法读取它自己的文档页面，内容与 `{operation}` 相同。",
    "deprecated": "已废弃，请改用 `{use}`。",
    "deprecated_alone": "已废弃。",
    "received_by": "接收方：{roles}。",
    "event_types": "通知类型：{events}。",
    "handler": "处理函数",
    "content": "解密后的内容：{model}",
    "content_example": "{event} 示例",
    "sent_by": "由哪些接口触发",
    "retry_intervals": "没有收到成功应答时重新发送，间隔依次为 {intervals}。",
    "sent_once": "不会重新发送。",
    "retry_usual": "没有收到成功应答时重新发送，24 小时左右最多 15 次。",
    "your_reply": "您的应答：在 {within} 内返回 {model}",
    "operations_index": "接口清单",
    "covered": (
        "共 {count} 个接口、{notifications} 种回调通知。其中 {compared} 个接口已与官方文档逐项核对；"
        "{twins} 个是品牌商户自己的接口，其官方页面无法读取，内容取自服务商的同名接口。"
    ),
    "covered_head": "| 产品 | 服务 | Python 名称 | 接口 | 回调通知 |",
    "operations_index_text": "共 {count} 个接口、{notifications} 种回调通知，按产品排列。",
    "error_codes": "错误码大全",
    "error_codes_text": (
        "官方文档列出的 {count} 个错误码：每个错误码在各接口中的原因和解决方案。"
        "`error.code` 是错误码，`error.fix` 是解决方案。各异常的含义见[异常与处理方式](../guides/errors.md)。"
    ),
    "control": "网关的控制接口",
    "control_text": (
        "`/_gateway` 下的控制接口代替商户以外的各方：用户付款，银行退款，微信支付审核，时间流逝，请求失败。"
        "怎样在测试、命令行和 Python 中使用，见[故障注入与拨快时钟](testing-faults-and-time.md)；网关的选项见[本地网关](gateway.md)。\n\n"
        "`GET` 查看，`POST` 操作，`DELETE` 清除。`POST` 的包体是 JSON 对象，并带上 `Content-Type: application/json`；应答是 JSON。"
        "出错时（400），应答里的 `error` 说明哪里不对、哪些值有效；加上 `Accept-Language: zh`，`error` 就是中文。\n\n"
        "在 Python 中，`gateway` 是 fixture `wechatpay_gateway`，或者 `running()` 给出的值，或者不启动服务的 `Gateway`。"
    ),
    "operation": "接口",
    "any_operation": "任何接口",
    "count": "接口数",
    "text_notice": "接口介绍和字段说明暂为英文。",
}

WORDS: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "zh": CHINESE}
ROLES_IN_CHINESE = {
    "home": "首页",
    "merchant": "普通商户",
    "service_provider": "普通服务商",
    "platform_merchant": "平台商户",
    "channel_partner": "渠道商",
    "bank_institution": "从业机构（银行）",
    "payment_institution": "从业机构（支付机构）",
    "clearing_institution": "清算机构",
    "brand_merchant": "品牌商户",
}
"""The names of `wechatpay_codegen.language.parts.ROLES` without the English."""
PLACES = {"path": "路径", "query": "查询", "header": "请求头"}
TYPES = {
    "string": "字符串",
    "integer": "整数",
    "boolean": "布尔值",
    "number": "数字",
    "object": "对象",
    "any": "任意",
}


def choice(values: Sequence[str], language: str) -> str:
    """Return values as a choice: `a`, `b` or `c`."""
    words = WORDS[language]
    *others, last = (f"`{value}`" for value in values)
    return words["or"].join([words["between"].join(others), last] if others else [last])
