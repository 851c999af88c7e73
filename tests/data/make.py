"""Write the fixture of the newest schema version and the checksums: `python -m tests.data.make`, once a release."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from tests.conftest import fill
from workbench.store import migrations
from workbench.store.dossier import Dossier

HERE = Path(__file__).parent


def main() -> None:
    """Both files, beside this one."""
    path = HERE / f"dossier-v{migrations.latest()}.dossier"
    path.unlink(missing_ok=True)
    with Dossier.create(path, title="Les moteurs de Vladivar") as dossier:
        fill(dossier)
    # One file, no journal beside it.
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    lines = [
        f"{hashlib.sha256(script.read_bytes()).hexdigest()}  {script.name}\n" for _, script in migrations.scripts()
    ]
    (HERE / "migrations.sha256").write_text("".join(lines))


if __name__ == "__main__":
    main()
