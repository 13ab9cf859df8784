"""Another program of this machine that connects to a local socket's name.

Usage: caller.py NAME USER COUNT [WORD]

Connects as a user, says a word or nothing, and waits until it is ended.
"""

import os
import signal
import socket
import sys

name, user, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
os.setgid(user)
os.setuid(user)
held = []
for _ in range(count):
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    connection.setblocking(False)
    try:
        connection.connect("\0" + name)
        if len(sys.argv) > 4:
            connection.send(sys.argv[4].encode())
        held.append(connection)
    except BlockingIOError:
        break
print("connected", flush=True)
signal.pause()
