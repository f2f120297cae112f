"""Child processes: this project's own code run beside, from nowhere else and with no secret at hand."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

KEPT = frozenset(
    "PATH HOME USERPROFILE SYSTEMROOT LOCALAPPDATA APPDATA TMPDIR TEMP TMP LANG LANGUAGE TZ VIRTUAL_ENV"
    " LD_LIBRARY_PATH DYLD_LIBRARY_PATH OMP_NUM_THREADS ONRECORD_CACHE HF_HOME HF_HUB_CACHE HF_HUB_OFFLINE"
    " SENTENCE_TRANSFORMERS_HOME PYTHONUTF8 PYTHONHASHSEED PYTHONDONTWRITEBYTECODE PYTHONWARNINGS PGPASSFILE".split()
)
KEPT_BEGINNINGS = ("LC_", "XDG_")
ROOT = str(Path(__file__).resolve().parents[2])


def child_command(code: str, *arguments: str) -> list[str]:
    """Return the command that runs `code` with this Python; its `sys.argv[1:]` are `arguments`.

    With -P the child takes no module from the directory it happens to be started in.
    """
    return [sys.executable, "-P", "-c", code, *arguments]


def child_environment(given: Mapping[str, str] = os.environ, /, **more: str) -> dict[str, str]:
    """Return the environment for a child: of `given` what it needs, where this process's code is, and `more`.

    A token or password in `given` stays behind. Only absolute folders are searched for code, so that a child sees
    what its parent sees but for what lies in the current directory.
    """
    kept = {name: value for name, value in given.items() if name in KEPT or name.startswith(KEPT_BEGINNINGS)}
    folders = dict.fromkeys([ROOT, *(path for path in sys.path if os.path.isabs(path))])
    return {**kept, "PYTHONPATH": os.pathsep.join(folders), **more}
