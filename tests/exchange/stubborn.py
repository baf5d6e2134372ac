"""A process that does as it is told, for those who keep one."""

import json
import sys
import time

from bandstand.exchange.paper.limits import hold_to_limits, within


def main() -> None:
    """Answer line by line."""
    if "limits" in sys.argv:
        hold_to_limits()
    for line in sys.stdin:
        print(json.dumps(told(json.loads(line))), flush=True)


def told(order: str) -> str:
    """What comes of one order."""
    if order == "sleep":
        time.sleep(60)
    if order == "last too long":
        with within(1):
            while True:
                pass
    if order == "end":
        sys.exit(0)
    if order == "half a line":
        sys.stdout.write('"hal')
        sys.stdout.flush()
        sys.exit(0)
    return order


if __name__ == "__main__":
    main()
