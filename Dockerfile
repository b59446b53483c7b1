# Build: the same command as everywhere else.
FROM golang:1.26.8-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN make build

# Run: the two commands, certificates for the sources that need a network, and
# a user without rights. Only /data is written to.
FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin sillage
RUN mkdir /data && chown 10001:10001 /data
COPY --from=build /src/bin/scraper /src/bin/server /usr/local/bin/
USER 10001:10001
VOLUME /data
EXPOSE 8080
# Healthy means: answers, and has a release open.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /api/v1/release HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
CMD ["server", "--data", "/data", "--addr", ":8080"]
