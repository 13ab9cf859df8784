"""Runs a program whose output nobody reads: a pipe of the smallest size, which is full after 4096 bytes.

Usage: unread.py COMMAND...
"""

import fcntl
import os
import signal
import subprocess
import sys

F_SETPIPE_SZ = 1031

reading, writing = os.pipe()
fcntl.fcntl(writing, F_SETPIPE_SZ, 4096)
process = subprocess.Popen(sys.argv[1:], stdout=writing, stderr=writing)
signal.signal(signal.SIGTERM, lambda number, frame: process.terminate())
sys.exit(process.wait())
