"""Makes a group of processes so many times slower, workers and all: it runs them for a part of the time only.

Chromium's own setCPUThrottlingRate refuses workers ("only supported for pages"), and our Python lives in one.
Usage: python slower.py GROUP TIMES; it ends, and leaves the group running, when its input is closed.
"""

import os
import select
import signal
import sys
import time

RUNS = 0.003  # seconds at a stretch: short beside a frame


def main(group, times):
    try:
        while not select.select([sys.stdin], [], [], 0)[0]:
            os.killpg(group, signal.SIGCONT)
            time.sleep(RUNS)
            os.killpg(group, signal.SIGSTOP)
            time.sleep(RUNS * (times - 1))
    except ProcessLookupError:
        return
    os.killpg(group, signal.SIGCONT)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
