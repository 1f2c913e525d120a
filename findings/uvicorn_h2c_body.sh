#!/usr/bin/env bash
# uvicorn 0.54.0 with httptools 0.9.0 drops the body of a POST that offers HTTP/2 (`Upgrade: h2c`).
#
# Java's HttpClient offers HTTP/2 with each request over plain HTTP unless configured with version(HTTP_1_1). The application then
# receives an empty body, although the request is valid and the server only has to ignore the offer (RFC 9110, section 7.8).
# If a Java program calls a service behind uvicorn, the signature over the body no longer matches. With h11 instead of httptools,
# the body arrives.
#
# Prints the body that arrived with each parser; exits with 1 if the behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check uvicorn==0.54.0 httptools==0.9.0 h11==0.16.0
cat > "$folder/run.py" <<'PROGRAM'
import socket
import threading

import uvicorn


def arrived(parser: str) -> bytes:
    """The body that the application receives of a POST with four bytes that offers h2c."""
    found = []

    async def application(scope, receive, send):
        found.append((await receive())["body"])
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(application, http=parser, ws="none", lifespan="off", log_level="critical")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    with socket.create_connection(listener.getsockname(), timeout=20) as connection:
        connection.sendall(
            b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nConnection: Upgrade, HTTP2-Settings\r\n"
            b"Upgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABk\r\n\r\nbody"
        )
        connection.recv(4096)
    server.should_exit = True
    thread.join()
    return found[0]


with_httptools, with_h11 = arrived("httptools"), arrived("h11")
print(f"httptools: {with_httptools!r}")
print(f"h11:       {with_h11!r}")
raise SystemExit(0 if (with_httptools, with_h11) == (b"", b"body") else 1)
PROGRAM
"$folder/venv/bin/python" "$folder/run.py"
