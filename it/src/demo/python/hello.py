"""Runs in the environment: says which Python this is, and what it lacks on this machine."""

import datetime
import importlib
import os
import ssl
import sys
import zoneinfo

import welcome

# Modules whose shared libraries Python's packagers take from the host.
FROM_HOST = ["zlib", "bz2", "lzma", "sqlite3", "readline", "curses", "ctypes", "uuid"]

missing = []
for module in FROM_HOST:
    try:
        importlib.import_module(module)
    except ImportError as problem:
        missing.append(f"{module}: {problem}")

inside = os.path.realpath(sys.executable).startswith(os.path.realpath(sys.prefix))
berlin = datetime.datetime(2030, 7, 1, 12, tzinfo=zoneinfo.ZoneInfo("Europe/Berlin"))

print(f"Python {sys.version.split()[0]} in {sys.prefix}")
print(f"  executable   {sys.executable} ({'inside' if inside else 'NOT inside'} the environment)")
print(f"  authorities  {ssl.get_default_verify_paths().cafile}")
print(f"  time zones   {zoneinfo.TZPATH[0]} ({berlin.isoformat()})")
print(f"  activated    ACTIVATION_DEMO={os.environ.get('ACTIVATION_DEMO')}")
print(f"  from pip     {welcome.line()}, whose newer version from conda it does not fit")
for line in missing:
    print(f"  This machine lacks a library that module {line}")
sys.exit(0 if inside else 1)
