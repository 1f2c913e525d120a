#!/usr/bin/env bash
# urllib3 2.8.0 beside niquests 3.21.2 with urllib3-future 2.25.904, Python 3.11.
#
# Installing niquests changes what `import urllib3` imports for every other package of the environment: urllib3-future
# installs its files into the folder of urllib3, whichever is installed first. pip still lists urllib3 2.8.0. The classes
# keep their names, but urllib3.connection.HTTPConnection no longer derives from http.client.HTTPConnection. A subclass
# that overrides getresponse(self), as urllib3 declares it, raises a TypeError when a pool uses it.
#
# This affects users of wechatpay-clients whose application also uses niquests: a sync client reads replies through
# http.client, so in such an environment it raises an error that names the commands to install both side by side.
#
# Prints the versions and the error; exits with 1 if the behavior changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    urllib3==2.8.0 niquests==3.21.2 urllib3-future==2.25.904

"$folder/venv/bin/python" - <<'PYTHON'
import http.client
import http.server
import threading
from importlib.metadata import version

import urllib3
from urllib3.connection import HTTPConnection


class Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(204)
        self.end_headers()

    def log_message(self, *arguments):
        pass


class Connection(HTTPConnection):
    def getresponse(self):
        return super().getresponse()


class Pool(urllib3.HTTPConnectionPool):
    ConnectionCls = Connection


server = http.server.HTTPServer(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()

print("pip lists urllib3", version("urllib3"), "and urllib3-future", version("urllib3-future"))
print("import urllib3 imports version", urllib3.__version__)
is_derived = issubclass(HTTPConnection, http.client.HTTPConnection)
print("HTTPConnection derives from http.client's:", is_derived)
try:
    outcome = Pool("127.0.0.1", server.server_port).urlopen("GET", "/", retries=False).status
except TypeError as error:
    outcome = f"TypeError: {error}"
print("a subclass with getresponse(self):", outcome)

assert version("urllib3") == "2.8.0" != urllib3.__version__
assert not is_derived
assert str(outcome).startswith("TypeError")
PYTHON
echo "reproduced"
