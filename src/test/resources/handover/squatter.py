"""Another program of this machine that has a local socket's name.

Usage: squatter.py NAME USER full|silent

Listens as a user under an abstract name; with a full queue of connections, or with room in it and without ever answering.
"""

import os
import signal
import socket
import sys

name, user, mode = sys.argv[1], int(sys.argv[2]), sys.argv[3]
os.setgid(user)
os.setuid(user)
listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
listener.bind("\0" + name)
listener.listen(0 if mode == "full" else 100)
held = []
if mode == "full":
    held.append(socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET))
    held[0].connect("\0" + name)
print("holds", flush=True)
signal.pause()
