#!/usr/bin/env bash
# Proves the Dockerfile where no container engine runs: every RUN step is taken
# from the file and executed in its order, the first stage in a clean clone with
# an empty module cache, the second in a bare Debian of the same release. Then
# both commands of compose.yaml run there as the image's user on a read-only
# root, and the image's own health check must pass.
#
# Needs root, git and debootstrap. It does not prove: the base images
# themselves, the layers, the volume's first mount by an engine.
set -euo pipefail
cd "$(dirname "$0")/.."

absent() {
  echo "not run: the steps of the image ($1)"
  if [ -n "${SILLAGE_NOT_RUN:-}" ]; then echo "the steps of the image ($1)" >>"$SILLAGE_NOT_RUN"; fi
  exit 0
}
[ "$(id -u)" = 0 ] || absent "not root"
command -v debootstrap >/dev/null || absent "no debootstrap"

work=$(mktemp -d)
server=
clean_up() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap clean_up EXIT

step() { printf '\n-- %s\n' "$*"; }
# The RUN lines of one stage, one a line; each is written on one line.
runs_of_stage() { awk -v want="$1" '/^FROM /{stage++} stage == want && /^RUN /{sub(/^RUN /, ""); print}' Dockerfile; }
[ "$(grep -cE '^RUN .*\\$' Dockerfile)" = 0 ] || { echo "a RUN step goes over two lines" >&2; exit 1; }

step "stage 1 in a clean clone"
git clone -q . "$work/src"
rm -rf "$work/src/.git" # as .dockerignore leaves it out
while IFS= read -r run; do
  step "RUN $run"
  (cd "$work/src" && GOMODCACHE="$work/modules" GOFLAGS="-modcacherw ${GOFLAGS:-}" sh -c "$run") </dev/null
done < <(runs_of_stage 1)

step "stage 2 in a bare Debian bookworm"
image=$work/root
debootstrap --variant=minbase bookworm "$image" >"$work/debootstrap.log" 2>&1 </dev/null ||
  { tail -n 5 "$work/debootstrap.log"; absent "debootstrap failed"; }
while IFS= read -r run; do
  step "RUN $run"
  chroot "$image" sh -c "$run" </dev/null 2>&1 | tail -n 3
done < <(runs_of_stage 2)
cp "$work/src/bin/scraper" "$work/src/bin/server" "$image/usr/local/bin/"
du -sh "$image" | sed "s|$work/root|: the root of the image|"

step "read-only root, user 10001: collect"
# A mount namespace of its own, so that nothing is left mounted; one process
# from beginning to end, so that stopping it stops the server. /proc is there as
# in every container: the server names its build by its own bytes.
in_image=$work/in_image
cat >"$in_image" <<EOS
#!/bin/sh
exec unshare --mount sh -c '
  mount --bind "\$0" "\$0"
  mount --bind "\$0/data" "\$0/data"
  mount -o remount,ro,bind "\$0"
  mount -t tmpfs tmpfs "\$0/tmp"
  mount --bind /proc "\$0/proc"
  exec chroot --userspec=10001:10001 "\$0" "\$@"' "$image" "\$@"
EOS
chmod +x "$in_image"
mkdir -p "$image/dev" && [ -c "$image/dev/null" ] || mknod -m 666 "$image/dev/null" c 1 3
"$in_image" sh -c 'if touch /probe 2>/dev/null; then echo "the root is writable"; exit 1; fi; touch /data/probe && rm /data/probe && id'
"$in_image" sh -c "$(sed -n 's/^ *command: \["sh", "-c", "\(.*\)"\]$/\1/p' compose.yaml)"

step "read-only root, user 10001: site, and its health check"
"$in_image" server --data /data --addr 127.0.0.1:8080 >"$work/server.log" 2>&1 &
server=$!
health=$(sed -n 's/^  CMD \["bash", "-c", "\(.*\)"\]$/\1/p' Dockerfile | sed 's/\\\\/\\/g')
[ -n "$health" ] || { echo "no health check found in the Dockerfile" >&2; exit 1; }
for try in $(seq 1 50); do
  if "$in_image" bash -c "$health" 2>/dev/null; then
    echo "healthy after $try tries; every RUN step of the Dockerfile passed"
    exit 0
  fi
  sleep 0.2
done
cat "$work/server.log"
echo "the health check never passed" >&2
exit 1
