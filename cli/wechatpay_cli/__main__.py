"""Makes `python -m wechatpay_cli` equivalent to `wechatpay`."""

import sys

from wechatpay_cli.main import main

if __name__ == "__main__":
    sys.exit(main())
