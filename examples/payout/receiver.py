"""Receives the results of transfers: `gunicorn --chdir examples --threads 4 payout.receiver:app`."""

from flask import Flask

from payout.payouts import NOTIFICATIONS_PATH, Payouts
from wechatpay_runtime.adapters.flask import view

app = Flask(__name__)
app.add_url_rule(NOTIFICATIONS_PATH, view_func=view(Payouts.from_env().router), methods=["POST"])
