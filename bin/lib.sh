# shellcheck shell=bash
# What the programs in bin share; to be sourced.

# Where Debian keeps the programs of administrators.
PATH=$PATH:/usr/sbin:/sbin

# What is built without checks.
fast=target/fast

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

# Runs Maven without checks and without the generated client, as the profile in pom.xml says. All of its output goes to a log, and
# a line for each step of the build to the terminal.
fast_maven() {
    local log=$fast/maven.log status=0
    mkdir -p "$fast"
    mvn --batch-mode -Dstyle.color=never -Pfast "$@" 2>&1 | tee "$log" | steps || status=$?
    [ "$status" -eq 0 ] || fail "$(grep -E '^\[(ERROR|WARNING)\]' "$log")"$'\n'"All of Maven's output is in $log"
}

steps() {
    awk '
        / Downloaded from / { if (++files % 50 == 0) print "  " files " files downloaded" }
        / --- .* @ / { sub(/^.* --- [^:]*:[^:]*:/, ""); sub(/ .*/, ""); if (!/^(add-)?test/) print "  " $0 }
        / Compiling [0-9]+ source / { print "    " $3 " files" }
        { fflush() }'
}

# Succeeds if a file is missing or older than its sources.
is_stale() {
    [ ! -e "$1" ] || [ -n "$(find "${@:2}" -newer "$1" -print -quit)" ]
}

# The jar has the time of its release. This file has the time at which its build began.
jar_built=$fast/jar-built

is_jar_stale() {
    is_stale "$jar_built" pom.xml src/main
}

# Builds the jar and the class path of the tests, unless they are newer than their sources.
build_jar() {
    is_jar_stale || return 0
    echo "Building the service in $fast"
    mkdir -p "$fast"
    touch "$jar_built.new"
    fast_maven -Dmaven.test.skip package dependency:build-classpath -Dmdep.outputFile="$fast/classpath"
    mv "$jar_built.new" "$jar_built"
}

# Compiles a program of src/lab/java with the classes that it uses, and no other tests.
build_program() {
    local classes=$fast/programs/$1
    install_missing
    build_jar
    is_stale "$classes/built" "$jar_built" src/test/java src/lab/java || return 0
    echo "Compiling $1 in $classes"
    rm -rf "$classes"
    mkdir -p "$classes"
    touch "$classes/built.new"
    quietly javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -proc:none -nowarn -d "$classes" \
        -cp "$fast/classes:$(cat "$fast/classpath")" -sourcepath src/lab/java:src/test/java "src/lab/java/${1//./\/}.java"
    mv "$classes/built.new" "$classes/built"
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

# Becomes a program that build_program has compiled, given options of the virtual machine, if any, its class and its arguments.
run_program() {
    local jars=("$fast"/igmp-proxy-*.jar) options=()
    while [[ $1 == -* ]]; do
        options+=("$1")
        shift
    done
    exec java -Djava.net.preferIPv4Stack=true -Digmpproxy.jar="${jars[-1]}" "${options[@]}" \
        -cp "$fast/programs/$1:$fast/classes:$(cat "$fast/classpath")" "$@"
}
