#!/usr/bin/env bash
# httptools 0.9.0: `should_keep_alive()` is wrong once a reply is complete: the parser has forgotten its headers by then.
#
# It then returns true for a 204 with `Connection: close`, and false for every reply with a length. A client that asks after `feed_data`
# opens a connection for every call, or sends a request on one that the server closes, and cannot know whether it arrived. The
# documentation does not say when to ask. Ask in `on_headers_complete`, as uvicorn does with requests.
#
# Feeds each reply in one piece, and prints whether its connection may be kept: in `on_headers_complete`, and after `feed_data`. Exits
# with 1 if the behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check httptools==0.9.0
cat > "$folder/ask.py" <<'PROGRAM'
import httptools


class Reply:
    def __init__(self, data):
        self.parser = httptools.HttpResponseParser(self)
        self.parser.feed_data(data)

    def on_headers_complete(self):
        self.in_time = self.parser.should_keep_alive()


for name, data in {
    "204, Connection: close": b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
    "200, Content-Length: 0": b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    "200, Content-Length: 2": b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
}.items():
    reply = Reply(data)
    print(f"{name}: {reply.in_time} with the headers, {reply.parser.should_keep_alive()} after the reply")
PROGRAM
"$folder/venv/bin/python" "$folder/ask.py" | tee "$folder/printed"
diff - "$folder/printed" <<'EXPECTED'
204, Connection: close: False with the headers, True after the reply
200, Content-Length: 0: True with the headers, False after the reply
200, Content-Length: 2: True with the headers, False after the reply
EXPECTED
