"""What systemd does for a unit of Type=notify with a watchdog and a descriptor store, as far as the tests need it.

Usage: manager.py WATCHDOG_SECONDS COMMAND...

SIGUSR1 restarts the service (RestartKillSignal=SIGUSR1), SIGUSR2 has it crash, SIGHUP ends it as if its start took too long and
starts it again, SIGTERM stops it. What happens is written to the standard output, a line each.
"""

import fcntl
import os
import select
import signal
import socket
import sys
import tempfile
import time

FIRST_DESCRIPTOR = 3
OUT_OF_THE_WAY = 100
SIGNALS = (signal.SIGUSR1, signal.SIGUSR2, signal.SIGHUP, signal.SIGTERM, signal.SIGCHLD)


class Manager:
    def __init__(self, watchdog, command):
        self.watchdog = watchdog
        self.command = command
        self.path = os.path.join(tempfile.mkdtemp(), "notify")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(self.path)
        self.store = {}
        self.pid = 0
        self.stopping = False
        self.alive_at = 0

    def start(self):
        self.pid = os.fork()
        if self.pid == 0:
            self.become_service()
        self.alive_at = 0
        say(f"started {self.pid}")

    def become_service(self):
        signal.set_wakeup_fd(-1)
        for number in SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        copies = [fcntl.fcntl(fd, fcntl.F_DUPFD, OUT_OF_THE_WAY) for fd in self.store.values()]
        for number, copy in enumerate(copies):
            os.dup2(copy, FIRST_DESCRIPTOR + number)
            os.close(copy)
        environment = dict(os.environ, NOTIFY_SOCKET=self.path, WATCHDOG_USEC=str(self.watchdog * 1000000))
        if self.store:
            environment.update(
                LISTEN_PID=str(os.getpid()), LISTEN_FDS=str(len(self.store)), LISTEN_FDNAMES=":".join(self.store)
            )
        os.execvpe(self.command[0], self.command, environment)

    def hear(self):
        text, descriptors, _, _ = socket.recv_fds(self.socket, 4096, 4)
        told = dict(line.split("=", 1) for line in text.decode().split("\n"))
        if "FDSTORE" in told:
            self.discard(told["FDNAME"])
            self.store[told["FDNAME"]] = descriptors[0]
        elif "FDSTOREREMOVE" in told:
            self.discard(told["FDNAME"])
        else:
            for descriptor in descriptors:
                os.close(descriptor)
        if "READY" in told or "WATCHDOG" in told and self.alive_at:
            self.alive_at = time.monotonic()
        say("told " + " ".join(f"{name}={value}" for name, value in told.items()))

    def discard(self, name):
        if name in self.store:
            os.close(self.store.pop(name))

    def reap(self):
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        if pid == 0:
            return
        while select.select([self.socket], [], [], 0)[0]:
            self.hear()
        say(f"ended {os.waitstatus_to_exitcode(status)}")
        if self.stopping:
            for name in list(self.store):
                self.discard(name)
            sys.exit(0)
        self.start()

    def on_signal(self, number):
        if number == signal.SIGUSR1:
            os.kill(self.pid, signal.SIGUSR1)
        elif number == signal.SIGUSR2:
            os.kill(self.pid, signal.SIGKILL)
        elif number == signal.SIGHUP:
            os.kill(self.pid, signal.SIGTERM)
        elif number == signal.SIGTERM:
            self.stopping = True
            os.kill(self.pid, signal.SIGTERM)
        elif number == signal.SIGCHLD:
            self.reap()

    def look_after(self):
        if self.alive_at and time.monotonic() - self.alive_at > self.watchdog:
            say("watchdog timeout")
            self.alive_at = 0
            os.kill(self.pid, signal.SIGKILL)

    def run(self):
        signals, woken = socket.socketpair()
        woken.setblocking(False)
        signal.set_wakeup_fd(woken.fileno())
        for number in SIGNALS:
            signal.signal(number, lambda *_: None)
        self.start()
        while True:
            readable, _, _ = select.select([self.socket, signals], [], [], 0.2)
            if self.socket in readable:
                self.hear()
            if signals in readable:
                for number in signals.recv(16):
                    self.on_signal(number)
            self.look_after()


def say(line):
    print(line, flush=True)


Manager(int(sys.argv[1]), sys.argv[2:]).run()
