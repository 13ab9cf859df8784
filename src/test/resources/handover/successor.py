"""A process that takes over the routing socket as far as it is told to, and stops there.

Usage: successor.py given|locked

Prints a line for each step, and ends by itself never.
"""

import fcntl
import signal
import socket
import sys

connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
connection.connect("\0igmp-proxy/proxy")
connection.send(b"take-locked")
message, descriptors, _, _ = socket.recv_fds(connection, 4096, 4)
print("given", message.decode(), len(descriptors), flush=True)
if sys.argv[1] == "locked":
    fcntl.lockf(descriptors[0], fcntl.LOCK_EX | fcntl.LOCK_NB)
    print("locked", flush=True)
signal.pause()
