# shellcheck shell=bash
# What the programs in bin share; to be sourced.

# Where Debian keeps the programs of administrators.
PATH=$PATH:/usr/sbin:/sbin

# Other projects' daemons, for tests and measurements.
peers=target/peers
peer_packages=(igmpproxy smcroute prometheus frr libyang2 libjson-c5)

# Docker's engine for the tests of the image, which run it apart from any that this machine has.
engine=target/engine
engine_packages=(docker.io containerd runc libdevmapper1.02.1)
base_image=target/base-image.tar

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
    # Without --quiet: it would hide the warning that a failure is about.
    quietly mvn --batch-mode --no-transfer-progress -DskipTests package dependency:build-classpath -Dmdep.outputFile=target/laboratory.classpath
}

# Unpacks other projects' daemons for the tests and measurements that set them beside the proxy. Their packages are not installed: that
# would start them, and leave them behind.
unpack_peers() {
    [ "$(id -u)" -eq 0 ] || return 0
    [ "$(cat "$peers/packages" 2> /dev/null)" = "${peer_packages[*]}" ] && return 0
    rm -rf "$peers"
    mkdir -p "$peers"
    echo "Unpacking ${peer_packages[*]} in $peers"
    if download_peers > "$peers/log" 2>&1 || { apt-get update && download_peers; } > "$peers/log" 2>&1; then
        echo "${peer_packages[*]}" > "$peers/packages"
    else
        echo "What takes ${peer_packages[*]} is skipped: $(tail -n 1 "$peers/log")"
    fi
}

download_peers() {
    download "$peers" "${peer_packages[@]}"
}

# Unpacks Debian packages in a directory.
download() {
    local directory=$1 package
    (cd "$directory" && apt-get --option APT::Sandbox::User=root download "${@:2}") || return
    for package in "$directory"/*.deb; do
        dpkg --extract "$package" "$directory" || return
    done
}

# Unpacks Docker's engine; it is neither installed nor started.
unpack_engine() {
    [ "$(id -u)" -eq 0 ] || return 0
    [ -x "$engine/usr/sbin/dockerd" ] && return 0
    rm -rf "$engine"
    mkdir -p "$engine"
    echo "Unpacking ${engine_packages[*]} in $engine"
    if ! download "$engine" "${engine_packages[@]}" > "$engine/log" 2>&1; then
        rm -rf "$engine/usr"
        echo "What takes Docker is skipped: $(tail -n 1 "$engine/log")"
    fi
}

# Makes an image that the service can be installed and run on from programs of this machine, without a registry. The tests
# take it in the place of the one that Dockerfile names.
make_base_image() {
    [ "$(id -u)" -eq 0 ] || return 0
    [ -e "$base_image" ] && return 0
    echo "Making $base_image"
    local root modules=java.base,java.compiler,java.desktop,java.instrument,java.management,java.naming,java.net.http
    modules+=,java.prefs,java.scripting,java.security.jgss,java.sql,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.unsupported
    root=$(mktemp --directory)
    mkdir -p "$root"/{etc,proc,sys,dev,tmp,usr/bin} "$(dirname "$base_image")"
    chmod 1777 "$root/tmp"
    ln -s usr/bin "$root/bin"
    echo 'root:x:0:0:root:/root:/bin/bash' > "$root/etc/passwd"
    quietly jlink --add-modules "$modules" --strip-debug --no-man-pages --no-header-files --compress=2 \
        --generate-cds-archive --output "$root/opt/java"
    copy_with_libraries "$root" "$root"/opt/java/bin/java "$root"/opt/java/lib/*.so "$root"/opt/java/lib/server/*.so
    for program in bash cat curl dirname env grep id ip ln mkdir mktemp rm sed sleep sort unshare; do
        cp -L "$(command -v "$program")" "$root/usr/bin/"
        copy_with_libraries "$root" "$root/usr/bin/$program"
    done
    ln -s ../../opt/java/bin/java "$root/usr/bin/java"
    ln -s bash "$root/usr/bin/sh"
    tar -C "$root" -cf "$base_image" .
    rm -rf "$root"
}

# Copies the libraries that some files need into a root directory.
copy_with_libraries() {
    local root=$1 library
    { ldd "${@:2}" 2> /dev/null || true; } | grep -o '/[^ :)]*\.so[^ :)]*' | sort -u | while read -r library; do
        case $library in
            "$root"/*) ;;
            *)
                mkdir -p "$root$(dirname "$library")"
                cp -Ln "$library" "$root$library"
                ;;
        esac
    done
}

# Becomes a program of the laboratory: a class with its arguments.
in_laboratory() {
    local jars=(target/igmp-proxy-*.jar)
    exec java -Djava.net.preferIPv4Stack=true -Digmpproxy.jar="${jars[-1]}" \
        -cp "target/classes:target/test-classes:$(cat target/laboratory.classpath)" "$@"
}
