"""A process with the routing socket, two VIFs and an entry that gives its place up and dies before it has heard more.

Usage: predecessor.py SOURCE GROUP

Prints "ready" when it can be asked, and "dying" at its end.
"""

import array
import fcntl
import os
import socket
import struct
import sys

MRT_INIT = 200
MRT_ADD_VIF = 202
MRT_ADD_MFC = 204

routing = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_IGMP)
routing.setsockopt(socket.IPPROTO_IP, MRT_INIT, 1)
for vif, name in enumerate(("eth0", "eth1")):
    vifctl = struct.pack("=HBBIi4s", vif, 8, 1, 0, socket.if_nametoindex(name), bytes(4))
    routing.setsockopt(socket.IPPROTO_IP, MRT_ADD_VIF, vifctl)
ttls = bytearray(32)
ttls[1] = 1
mfcctl = socket.inet_aton(sys.argv[1]) + socket.inet_aton(sys.argv[2]) + struct.pack("=H", 0) + bytes(ttls) + bytes(18)
routing.setsockopt(socket.IPPROTO_IP, MRT_ADD_MFC, mfcctl)
fcntl.fcntl(routing, fcntl.F_SETLK, struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, 0, 1, 0))
listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
listener.bind("\0igmp-proxy/proxy")
listener.listen(4)
print("ready", flush=True)
question = b""
while not question:
    connection, _ = listener.accept()
    question = connection.recv(100)
connection.send(b"prepare")
connection.recv(100)
listener.close()
state = os.memfd_create("state")
os.write(state, b"nothing")
given = array.array("i", [routing.fileno(), state])
print("dying", flush=True)
connection.sendmsg([b"routing-locked"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, given)])
