"""Tasks that generate images for product coupons."""

from typing import Any

import pytest

from support.both import Both
from support.receiver import receiving
from wechatpay_clients.marketing.product_coupons.image_generated import ImageGenerated
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

COUPONS = "marketing.product_coupons"
TASK = {"brand_id": "120344", "task_id": "image_task_1", "image_generation_type": "CUT_OUT"}
IMAGE = {"image_url": "https://wxpaylogo.qpic.cn/wxpaylogo/example.jpg"}


def create(client: Both, **changes: Any) -> Any:
    return client.call(f"{COUPONS}.create_image_task", **{**TASK, "cut_out": IMAGE, **changes})


def test_waiting_for_a_task_returns_its_image(client: Both, wechatpay_gateway: RunningGateway) -> None:
    create(client)
    wechatpay_gateway.product_coupon_image_tasks.cut_out("image_task_1", IMAGE)

    done = client.call(f"{COUPONS}.wait_until_final", **TASK, timeout=1)
    assert (done.task_state, done.cut_out_result.image_url) == ("SUCCESS", IMAGE["image_url"])


@pytest.mark.parametrize(
    ("step", "arguments", "state"),
    [("cut_out", [IMAGE], "SUCCESS"), ("combine", [IMAGE], "SUCCESS"), ("fail", [], "FAIL")],
)
def test_the_result_is_notified_at_the_url_of_all_product_coupons(
    client: Both, wechatpay_gateway: RunningGateway, step: str, arguments: list[Any], state: str
) -> None:
    with receiving() as receiver:
        wechatpay_gateway.product_coupon_notification_urls.add(receiver.url)
        create(client)
        getattr(wechatpay_gateway.product_coupon_image_tasks, step)(TASK["task_id"], *arguments)
        wechatpay_gateway.deliver()
        (delivery,) = receiver.deliveries

    found = client.parse(delivery.headers, delivery.body).resource
    assert isinstance(found, ImageGenerated)
    assert (found.task_id, found.brand_id, found.task_state) == (TASK["task_id"], TASK["brand_id"], state)


def test_a_task_that_is_not_done_has_no_image(client: Both) -> None:
    create(client)

    task = client.call(f"{COUPONS}.query_image_task", **TASK)
    assert (task.task_state, task.cut_out_result) == ("PROCESSING", None)


def test_another_image_with_the_same_number_is_refused(client: Both) -> None:
    create(client)

    with pytest.raises(ApiError) as refusal:
        create(client, cut_out={"image_url": f"{IMAGE['image_url']}?v=2"})
    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")


def test_a_task_of_another_brand_is_not_found(client: Both) -> None:
    create(client)

    with pytest.raises(ApiError) as refusal:
        client.call(f"{COUPONS}.query_image_task", **{**TASK, "brand_id": "120345"})
    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")


def test_a_step_needs_to_know_which_of_two_tasks_is_meant(client: Both, wechatpay_gateway: RunningGateway) -> None:
    create(client)
    create(client, brand_id="120345")

    with pytest.raises(ValueError, match="several image generation tasks have the number image_task_1"):
        wechatpay_gateway.product_coupon_image_tasks.fail("image_task_1")
