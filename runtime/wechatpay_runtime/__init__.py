"""The handwritten code that all generated clients share: signing, verification, transport, retries and errors.

No code here is specific to an endpoint: each endpoint is described as data, see `wechatpay_runtime.operation.description`.
Most users import only `wechatpay_clients`, which is built on this package.
"""

from wechatpay_runtime.version import VERSION

__version__ = VERSION
