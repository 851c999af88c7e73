"""Zip archives from strangers: measured before they are opened, and read no further than they declare."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from workbench.core.errors import RefusedFile
from workbench.core.wording import tr

MOST_BYTES = 300 * 1024 * 1024
MOST_RATIO = 200
MOST_MEMBERS = 10_000
# A part of real text may compress better than 200 to 1 while it is small; a bomb is large by definition.
_RATIO_FROM = 1024 * 1024
_ENCRYPTED = 0x1


def open_zip(content: bytes) -> zipfile.ZipFile:
    """The archive in `content`; RefusedFile when it is damaged, encrypted or built to fill the machine."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, EOFError) as error:
        raise damaged() from error
    if len(members) > MOST_MEMBERS:
        raise _bomb(tr("it holds {count} parts", count=len(members)))
    if len({member.filename for member in members}) != len(members):
        raise _bomb(tr("it holds two parts of one name"))
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise RefusedFile(tr("The file is protected by a password; remove the password and import it again."))
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise _bomb(tr("it would unpack to more than {size} MB", size=MOST_BYTES // 2**20))
    for member in members:
        if member.file_size > _RATIO_FROM and member.file_size > MOST_RATIO * max(member.compress_size, 1):
            raise _bomb(tr("a part of it is packed more than {ratio} to 1", ratio=MOST_RATIO))
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Bytes of the part `name`, None when there is none; RefusedFile when it is not what the archive declares."""
    try:
        member = archive.getinfo(name)
    except KeyError:
        return None
    try:
        with archive.open(member) as stream:
            # One byte more than declared: a part that lies about its size shows itself without being unpacked.
            found = stream.read(member.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError, OSError) as error:
        raise damaged() from error
    if len(found) != member.file_size:
        raise damaged()
    return found


def damaged() -> RefusedFile:
    """The refusal for an archive that cannot be read to its end."""
    return RefusedFile(tr("The file is damaged or cut short; open it in the program that made it and save it again."))


def _bomb(why: str) -> RefusedFile:
    return RefusedFile(tr("The file is not a normal document ({why}); nothing was read from it.", why=why))
