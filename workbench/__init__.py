"""Analyst Workbench: every sentence of a briefing leads back to the exact words of a source."""

from __future__ import annotations

__version__ = "0.1.0"
