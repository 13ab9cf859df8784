"""A process that takes over the routing socket as far as it is told to, and stops there.

Usage: successor.py silent|given|begun|busy

Prints a line for each step, and ends by itself never. One that is busy says that it works as long as it is heard. SIGUSR1 has one that has begun say that it has taken it, and try
the lock.
"""

import fcntl
import signal
import socket
import sys
import time

connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
connection.connect("\0igmp-proxy/proxy")
connection.send(b"take-locked")
print("asked", connection.recv(4096).decode(), flush=True)
if sys.argv[1] == "silent":
    signal.pause()
connection.send(b"prepared")
message, descriptors, _, _ = socket.recv_fds(connection, 4096, 4)
print("given", message.decode(), len(descriptors), flush=True)


def take(number, frame):
    try:
        connection.send(b"taken")
    except OSError:
        print("closed", flush=True)
    try:
        fcntl.lockf(descriptors[0], fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 0)
        print("owner", flush=True)
    except OSError:
        print("refused", flush=True)


if sys.argv[1] == "begun":
    connection.send(b"working")
    signal.signal(signal.SIGUSR1, take)
    print("begun", connection.recv(4096).decode(), flush=True)
if sys.argv[1] == "busy":
    connection.send(b"working")
    print("begun", connection.recv(4096).decode(), flush=True)
    try:
        while True:
            time.sleep(1)
            connection.send(b"working")
    except OSError:
        print("closed", flush=True)
while True:
    signal.pause()
