"""Reading a report of 2,000 words: CPU time with warm rules (and model, where installed), peak memory of the process.

python -m tests.bench.extract [--language fr|en] [--text FILE] [--repeat 7]
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

from tests.bench.measuring import report, spread
from workbench.services.extract import model
from workbench.services.extract.analysis import analyse
from workbench.services.extract.engine import ENGINE
from workbench.services.ingest.plain import read_text

_WORDS = 2000
_SENTENCES = {
    "fr": "Selon le ministère norvégien de la Défense, le général Ola Berg aurait livré {n} chars à la Suède le {d} mai 2024. "
    "Oslo n’a pas confirmé ces chiffres, mais un diplomate suédois juge probable un accord d’ici à 2026. ",
    "en": "According to the Norwegian defence ministry, General Ola Berg delivered {n} tanks to Sweden on {d} May 2024. "
    "Oslo has not confirmed these figures, but a Swedish diplomat thinks that a deal is likely by 2026. ",
}


def made(language: str) -> str:
    """About 2,000 words of invented press prose, a paragraph every ten sentences."""
    text, number = "", 0
    while len(text.split()) < _WORDS:
        number += 1
        text += _SENTENCES[language].format(n=10 + number, d=1 + number % 28) + ("\n" if number % 5 == 0 else "")
    return text


def main() -> None:
    """Print the figures as one JSON object."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--language", choices=("fr", "en"), default="fr")
    parser.add_argument("--text", type=Path)
    parser.add_argument("--repeat", type=int, default=7)
    chosen = parser.parse_args()
    language = chosen.language
    ingested = read_text(chosen.text.read_bytes() if chosen.text else made(language).encode())
    begun = time.perf_counter()
    reader = model.load(language)
    loaded = time.perf_counter() - begun
    begun = time.perf_counter()
    analyse(ingested.text, blocks=ingested.blocks, language=language, model=reader)
    first = time.perf_counter() - begun
    taken = []
    for _ in range(chosen.repeat):
        start = time.process_time()
        analyse(ingested.text, blocks=ingested.blocks, language=language, model=reader)
        taken.append(time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    report(
        "extract.2000_words",
        engine=ENGINE,
        model=model.installed(language),
        words=len(ingested.text.split()),
        load_seconds=round(loaded, 2),
        first_seconds=round(first, 2),
        warm_cpu_seconds=spread(taken),
        peak_mb=round(peak / (1024 if sys.platform == "darwin" else 1)),
        bars={"warm_cpu_seconds": 1.5, "peak_mb": 450},
    )


if __name__ == "__main__":
    main()
