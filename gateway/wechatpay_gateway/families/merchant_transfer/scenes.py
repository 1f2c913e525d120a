"""The transfer scenes, each with the information that a transfer must report and the reasons that the user can see.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4013774588 to 4013774595, one for each scene, and 4012711988.
"""

from collections.abc import Mapping

from attrs import frozen


@frozen
class Scene:
    """The rules of a scene.

    Attributes:
        reports: the values of `info_type`, each of which a transfer must have once; empty if the pages do not publish them.
        reasons: the values that `user_recv_perception` may have; empty if the pages do not publish them.
        has_red_packet: whether the transfer can be shown as a red packet.
    """

    reports: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    has_red_packet: bool = False


SCENES: Mapping[str, Scene] = {
    "1000": Scene(("活动名称", "奖励说明"), ("活动奖励", "现金奖励"), has_red_packet=True),
    "1002": Scene(("补贴类型",), ("行政补贴", "行政奖励"), has_red_packet=True),
    "1004": Scene(("保险产品备案编号", "保险名称", "保险操作单号"), ("保险理赔款",)),
    "1005": Scene(("岗位类型", "报酬说明"), ("劳务报酬", "报销款", "企业补贴", "开工利是"), has_red_packet=True),
    "1006": Scene(),
    "1009": Scene(("采购商品名称",), ("货款",)),
    "1010": Scene(("回收商品名称",), ("二手回收货款",)),
    "1011": Scene(("赔付原因",), ("退款", "商家赔付"), has_red_packet=True),
    "1013": Scene(("公益活动名称", "公益活动备案编号"), ("公益补助金",)),
}
"""The scenes by ID. Every merchant of the gateway has all of them; a real one has one."""
