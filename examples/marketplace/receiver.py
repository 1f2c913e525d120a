"""Receives payments and results of refunds: `gunicorn --chdir examples --threads 4 marketplace.receiver:app`."""

from flask import Flask

from marketplace.market import Market
from marketplace.settings import NOTIFICATIONS_PATH
from wechatpay_runtime.adapters.flask import view

app = Flask(__name__)
app.add_url_rule(NOTIFICATIONS_PATH, view_func=view(Market.from_env().router), methods=["POST"])
