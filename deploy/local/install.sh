#!/bin/sh
# Installs what the stack needs and this machine lacks; does nothing, in no time, when all is there.
#   install.sh venv      python3-venv, where Debian's Python came without it
#   install.sh compiler  a C compiler and Python's headers
#   install.sh servers   Redis, Prometheus, Alertmanager (Debian) and Apache Kafka (Maven artifacts)
# Exit status 3: it can't be had here (Kafka without a JDK or Maven, a compiler without root); all else is 1.
set -eu
cd "$(dirname "$0")/../.."

say() { printf '%s\n' "$*"; }
has() { command -v "$1" >/dev/null 2>&1; }

log=var/install.log
mkdir -p var

failed() { # what failed, with the end of what it printed
    say "$1 The end of $log:" >&2
    tail -n 15 "$log" >&2
}

install_packages() {
    say "Installing from Debian: $* ..."
    as_root=
    if [ "$(id -u)" != 0 ]; then
        has sudo || { say "Not root and no sudo here. Run as root: apt-get install $*" >&2; exit 1; }
        as_root=sudo
    fi
    has apt-get || { say "No apt-get here. Install these yourself, then try again: $*" >&2; exit 1; }
    {
        $as_root apt-get update &&
            $as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
    } >"$log" 2>&1 || { failed "Installing $* did not work."; exit 1; }
}

install_venv() {
    "${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null || install_packages python3-venv
}

install_compiler() {
    headers='import os, sysconfig; raise SystemExit(not os.path.isfile(sysconfig.get_path("include") + "/Python.h"))'
    { has cc && "${PYTHON:-python3}" -c "$headers"; } && return
    (install_packages gcc libc6-dev python3-dev) || {
        say "No C compiler: what reads text runs interpreted, several times slower." >&2
        exit 3
    }
}

install_debian_servers() {
    missing=
    for name in redis-server prometheus prometheus-alertmanager; do # package and program share the name
        has "$name" || missing="$missing $name"
    done
    # shellcheck disable=SC2086  # a list of package names
    [ -z "$missing" ] || install_packages $missing
}

install_kafka() {
    pom=deploy/local/kafka/pom.xml
    lib=var/kafka/$(sha256sum "$pom" | cut -c1-16) # another pom, another folder
    has java || { say "Apache Kafka needs a JDK (17 or newer), and there is no java on the PATH." >&2; exit 3; }
    if [ ! -d "$lib" ]; then
        has mvn || { say "Apache Kafka comes by Maven, and there is no mvn on the PATH." >&2; exit 3; }
        say "Fetching Apache Kafka with Maven ..."
        rm -rf "$lib.part"
        mvn --batch-mode --update-snapshots --no-transfer-progress -Dstyle.color=never -f "$pom" \
            dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$PWD/$lib.part" >"$log" 2>&1 ||
            { failed "Maven could not fetch Apache Kafka."; exit 3; }
        mv "$lib.part" "$lib"
    fi
    ln -sfn "${lib##*/}" var/kafka/lib
}

case "${1:-}" in
venv) install_venv ;;
compiler) install_compiler ;;
servers)
    install_debian_servers
    install_kafka
    ;;
*) say "usage: $0 venv|compiler|servers" >&2; exit 2 ;;
esac
