# shellcheck shell=bash
# What the programs in bin share; to be sourced.

# Where Debian keeps the programs of administrators.
PATH=$PATH:/usr/sbin:/sbin

# Other projects' daemons, for tests and measurements.
peers=target/peers
peer_packages=(igmpproxy smcroute prometheus)

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

have() {
    command -v "$1" > /dev/null
}

have_jdk() {
    local version
    have javac && version=$(javac -version 2>&1) && version=${version#javac } && [ "${version%%[.-]*}" -ge 17 ]
}

# Runs a command silently, unless it fails.
quietly() {
    local output
    output=$("$@" 2>&1) || fail "$*"$'\n'"$output"
}

jdk_package() {
    if apt-cache show openjdk-17-jdk-headless > /dev/null 2>&1; then
        echo openjdk-17-jdk-headless
    else
        echo default-jdk-headless
    fi
}

# Installs the Debian packages that building and running take, if they are missing, and further ones, each given as a program
# and the package it is in: "nft:nftables".
install_missing() {
    local missing=() wanted
    have_jdk || missing+=(jdk)
    have mvn || missing+=(maven)
    have ip && have bridge || missing+=(iproute2)
    have curl || missing+=(curl)
    [ -e /etc/ssl/certs/ca-certificates.crt ] || missing+=(ca-certificates)
    for wanted in "$@"; do
        have "${wanted%%:*}" || missing+=("${wanted#*:}")
    done
    [ "${#missing[@]}" -gt 0 ] || return 0

    [ "$(id -u)" -eq 0 ] || fail "Missing: ${missing[*]}. Install them, or run this as root."
    echo "Installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    quietly apt-get update
    quietly apt-get install --yes --no-install-recommends "${missing[@]/#jdk/$(jdk_package)}"
}

# Builds the jar and what runs beside it in a laboratory of network namespaces, without running the tests.
build() {
    install_missing
    echo "Building"
    quietly mvn --batch-mode --quiet -DskipTests package dependency:build-classpath -Dmdep.outputFile=target/laboratory.classpath
}

# Unpacks other projects' daemons for the tests and measurements that set them beside the proxy. Their packages are not installed: that
# would start them, and leave them behind.
unpack_peers() {
    [ "$(id -u)" -eq 0 ] || return 0
    [ -x "$peers/usr/sbin/igmpproxy" ] && [ -x "$peers/usr/sbin/smcrouted" ] && [ -x "$peers/usr/bin/prometheus" ] && return 0
    rm -rf "$peers"
    mkdir -p "$peers"
    echo "Unpacking ${peer_packages[*]} in $peers"
    if ! download_peers > "$peers/log" 2>&1 && ! { apt-get update && download_peers; } > "$peers/log" 2>&1; then
        echo "What takes ${peer_packages[*]} is skipped: $(tail -n 1 "$peers/log")"
    fi
}

download_peers() {
    local package
    (cd "$peers" && apt-get --option APT::Sandbox::User=root download "${peer_packages[@]}") || return
    for package in "$peers"/*.deb; do
        dpkg --extract "$package" "$peers" || return
    done
}

# Becomes a program of the laboratory: a class with its arguments.
in_laboratory() {
    local jars=(target/igmp-proxy-*.jar)
    exec java -Djava.net.preferIPv4Stack=true -Digmpproxy.jar="${jars[-1]}" \
        -cp "target/classes:target/test-classes:$(cat target/laboratory.classpath)" "$@"
}
