"""Receives news of complaints: `gunicorn --chdir examples --threads 4 complaint_desk.receiver:app`.

Set its address once, with `client.risk.complaints.create_notification_url(url="https://…/wechatpay/notifications")`.
"""

from flask import Flask

from complaint_desk.desk import NOTIFICATIONS_PATH, Desk
from wechatpay_runtime.adapters.flask import view

app = Flask(__name__)
app.add_url_rule(NOTIFICATIONS_PATH, view_func=view(Desk.from_env().router), methods=["POST"])
