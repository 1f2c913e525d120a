# The gateway, a local WeChat Pay for development and tests. docs/gateway.md shows how to build and run this image.
FROM python:3.13.9-slim-bookworm AS build
WORKDIR /source
COPY LICENSE NOTICE README.md constraints.txt hatch_build.py pyproject.toml ./
COPY apps apps
COPY cli cli
COPY gateway gateway
COPY generated generated
COPY runtime runtime
COPY testing testing
RUN python -m venv /gateway && /gateway/bin/pip install --no-cache-dir --constraint constraints.txt . ./gateway

FROM python:3.13.9-slim-bookworm
COPY --from=build /gateway /gateway
ENV PATH=/gateway/bin:$PATH
USER 10001:10001
EXPOSE 8123
# This address returns 404, and is neither printed nor recorded as a request.
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["python", "-c", "import http.client as http; c = http.HTTPConnection('127.0.0.1', 8123, timeout=2); c.request('GET', '/_gateway'); c.getresponse()"]
ENTRYPOINT ["wechatpay", "gateway", "--host", "0.0.0.0", "--port", "8123"]
