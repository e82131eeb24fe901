"""Run the commands shown in the README and the pages, and write what they print there. Run by `make readme`.

A block that is kept up to date begins with a comment that has the command, and is a fenced block:

    <!-- output of: govgraph query directives-citing --set document=68/NQ-CP --store out/store -->
    ```
    ...
    ```
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(r"<!-- output of: (?P<command>.+?) -->\n```[a-z]*\n(?P<output>.*?)```\n", re.DOTALL)
COLUMNS = "118"


def main() -> None:
    """Write the outputs, or with `--check` fail if one has changed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if an output is out of date")
    check = parser.parse_args().check
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        fresh = BLOCK.sub(refreshed, text)
        if check and fresh != text:
            sys.exit(f"{page.name} shows output that the commands no longer print: make readme")
        if fresh != text:
            page.write_text(fresh, encoding="utf-8")


def refreshed(block: re.Match[str]) -> str:
    """The block with what its command prints now."""
    command = shlex.split(block["command"])
    environment = {**os.environ, "COLUMNS": COLUMNS, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return f"<!-- output of: {block['command']} -->\n```\n{run.stdout.rstrip()}\n```\n"


if __name__ == "__main__":
    main()
