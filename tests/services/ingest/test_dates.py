from __future__ import annotations

import pytest

from workbench.services.ingest.dates import edtf_date


@pytest.mark.parametrize(
    "declared, found",
    [
        ("2024-10-23", "2024-10-23"),
        ("2024-10-23T08:15:00Z", "2024-10-23"),
        ("2024-10-23 08:15", "2024-10-23"),
        ("20241023", "2024-10-23"),
        ("20241023T081500Z", "2024-10-23"),
        ("2024/6/3", "2024-06-03"),
        ("2024-06", "2024-06"),
        ("2024", "2024"),
        ("", None),
        ("hier", None),
        ("23/10/2024", None),
        ("2024-13", None),
        ("2024-21", None),
        ("2024-02-31", None),
        ("2024-10-235", None),
        ("20245", None),
        ("Wed, 23 Oct 2024", None),
    ],
)
def test_only_what_a_machine_wrote_is_a_date(declared, found):
    assert edtf_date(declared) == found
