"""Tools that take what they can, each a program by its name; what each is for stands in its first line."""

from typing import Final

PROGRAMS: Final = {
    "spin": '''"""Reckon for ever."""
while True:
    pass
''',
    "spin_in_children": '''"""Reckon for ever in four processes."""
import os
for _ in range(4):
    if not os.fork():
        while True:
            pass
os.wait()
''',
    "spin_unseen": '''"""Reckon in children that nobody waits for, so that their time is added to nobody's."""
import os, signal
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
while True:
    if not os.fork():
        sum(range(1_000_000))
        os._exit(0)
    try:
        os.wait()
    except ChildProcessError:
        pass
''',
    "sleep": '''"""Sleep for ever, deaf to every signal."""
import signal, time
for number in range(1, 32):
    try:
        signal.signal(number, signal.SIG_IGN)
    except OSError:
        pass
while True:
    time.sleep(1000)
''',
    "stop": '''"""Stop itself, and the process that started it."""
import os, signal
os.kill(1, signal.SIGSTOP)
os.kill(os.getpid(), signal.SIGSTOP)
''',
    "fork": '''"""Start processes that start processes."""
import os
most = 0
while True:
    try:
        os.fork()
    except OSError:
        pass
''',
    "threads": '''"""Start threads without end."""
import threading, time
started = 0
try:
    while True:
        threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
        started += 1
finally:
    print(started, flush=True)
''',
    "memory": '''"""Take memory without end, in one process."""
kept = []
while True:
    kept.append(b"x" * (4 << 20))
''',
    "memory_in_many": '''"""Take memory in thirty processes, each less than is allowed to one."""
import os, time
for _ in range(30):
    if not os.fork():
        kept = b"x" * (12 << 20)
        time.sleep(1000)
time.sleep(1000)
''',
    "memory_shared": '''"""Take memory that is shared, which no limit of one process counts."""
import mmap
kept = []
while True:
    kept.append(mmap.mmap(-1, 4 << 20))
    kept[-1].write(b"x" * (4 << 20))
''',
    "fill_temporary": '''"""Fill its temporary folders."""
import os
for folder in ("/tmp", "/dev/shm"):
    written = 0
    for number in range(100):
        try:
            with open(f"{folder}/{number}", "wb", buffering=0) as file:
                while True:
                    written += file.write(b"x" * (1 << 16))
        except OSError:
            pass
    print(written)
''',
    "sparse": '''"""Make a file of a terabyte with nothing in it."""
import os
with open("/tmp/sparse", "wb") as file:
    try:
        os.truncate(file.fileno(), 1 << 40)
    except OSError as error:
        print(error.strerror)
''',
    "names": '''"""Make files without end, empty, as their names take memory of the kernel's."""
number = 0
while True:
    number += 1
    open(f"/tmp/{number}", "wb").close()
''',
    "output": '''"""Write two gigabytes."""
import os
for _ in range(2 << 14):
    os.write(1, b"x" * (1 << 16))
''',
    "one_line": '''"""Write lines, then one that never ends."""
import os
os.write(1, b"a line\\n")
while True:
    os.write(1, b"x")
''',
    "errors": '''"""Write a quarter of a gigabyte of errors, and then say so."""
import os
for _ in range(1 << 12):
    os.write(2, b"e" * (1 << 16))
os.write(2, b"the end")
print("still here")
''',
    "output_closed": '''"""Close its output and go on."""
import os, time
os.close(1)
os.close(2)
time.sleep(1000)
''',
    "daemon": '''"""Leave processes behind, in sessions of their own."""
import os, time
for _ in range(3):
    if not os.fork():
        os.setsid()
        if not os.fork():
            while True:
                time.sleep(1000)
        os._exit(0)
    os.wait()
print("gone")
''',
    "abort": '''"""Crash, so that its memory would be kept as a file."""
import os
os.abort()
''',
    "kill_all": '''"""End whoever started it, and everybody."""
import os, signal
os.kill(1, signal.SIGKILL)
try:
    os.kill(-1, signal.SIGKILL)
except ProcessLookupError:
    pass
os.kill(os.getppid(), signal.SIGKILL)
print("still here")
''',
    "limits": '''"""Ask for more than it has."""
import resource
for name in dir(resource):
    if name.startswith("RLIMIT_"):
        which = getattr(resource, name)
        soft, hard = resource.getrlimit(which)
        if hard != resource.RLIM_INFINITY:
            try:
                resource.setrlimit(which, (hard + 1, hard + 1))
                print(name)
            except (OSError, ValueError):
                pass
''',
    "pipes": '''"""Open what it can, and fill it."""
import os
opened = 0
try:
    while True:
        near, far = os.pipe()
        opened += 2
        os.set_blocking(far, False)
        os.write(far, b"x" * (1 << 16))
except OSError:
    print(opened)
''',
}
