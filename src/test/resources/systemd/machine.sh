#!/bin/sh
# A machine whose first process is systemd, in a network namespace that is there. Its files are those of this machine; what it
# changes of them is in memory, and gone with it. None of the services that this machine has of its own is started.
#
# Usage: machine.sh boot NAME NETWORK DIRECTORY PACKAGES    runs the machine until SIGTERM powers it off
#        machine.sh clear NAME                              removes its control groups when it has ended
#
# DIRECTORY is an empty one to mount its files at; PACKAGES is a directory that it sees as /packages.
set -eu
name=$2

# Where control groups have processes, in version 2, and in the hierarchy that systemd has beside those of version 1.
control_groups() {
    awk '$3 == "cgroup2" || $3 == "cgroup" && $4 ~ /name=systemd/ { print $2 }' /proc/self/mounts | sort -u
}

# Apart from other machines, which would have the same group.
enter_group() {
    for top in $(control_groups); do
        mkdir -p "$top/$name"
        echo $$ > "$top/$name/cgroup.procs"
    done
}

mount_files() {
    mount -t tmpfs -o mode=755,size=50% tmpfs "$1"
    mkdir "$1/changes" "$1/work" "$1/root"
    mount -t overlay -o "lowerdir=/,upperdir=$1/changes,workdir=$1/work" overlay "$1/root"
    mkdir -p /run/systemd/nspawn
    mount -t tmpfs -o mode=755 tmpfs /run/systemd/nspawn
}

# systemd's own units, with an identity, so that it does not take this for its first start, and without what a router's
# administrator would have set by sysctl.
prepare_files() {
    rm -rf "$1"/etc/systemd/system/* "$1"/etc/systemd/network "$1"/etc/fstab "$1"/var/log/journal "$1"/usr/sbin/policy-rc.d
    rm -rf "$1"/lib/systemd/system-generators "$1"/etc/systemd/system-generators "$1"/etc/apt/apt.conf.d/20packagekit
    rm -rf "$1"/etc/igmp-proxy "$1"/etc/default/igmp-proxy "$1"/var/cache/igmp-proxy
    echo 00000000000000000000000000000001 > "$1/etc/machine-id"
    ln -s /dev/null "$1/etc/systemd/system/systemd-sysctl.service"
}

run() {
    setpriv --pdeathsig TERM systemd-nspawn --quiet --boot --register=no --keep-unit --machine="$name" \
        --network-namespace-path="/run/netns/$1" --directory="$2/root" --bind-ro="$3:/packages" \
        --resolv-conf=off --timezone=off --console=pipe &
    supervisor=$!
    status=0
    wait $supervisor || status=$?
    # A signal ends the wait, and not the supervisor.
    while kill -0 $supervisor 2> /dev/null; do
        status=0
        wait $supervisor || status=$?
    done
}

# The supervisor answers a reboot with 133, for a service manager to start it again.
boot() {
    enter_group
    mount_files "$2"
    prepare_files "$2/root"
    trap 'kill $supervisor' TERM
    run "$@"
    while [ $status -eq 133 ]; do
        run "$@"
    done
}

clear() {
    for top in $(control_groups); do
        find "$top/$name" -depth -type d -exec rmdir {} +
    done
}

case $1 in
    boot) boot "$3" "$4" "$5" ;;
    clear) clear ;;
esac
