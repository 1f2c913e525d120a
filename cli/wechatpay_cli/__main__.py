"""Lets `python -m wechatpay_cli` do what `wechatpay` does."""

import sys

from wechatpay_cli.main import main

if __name__ == "__main__":
    sys.exit(main())
