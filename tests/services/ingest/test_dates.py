from __future__ import annotations

import pytest

from workbench.services.ingest.dates import edtf_date, edtf_told


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


@pytest.mark.parametrize(
    "written, found",
    [
        ("circa 1999", "1999~"),
        ("c. 1850", "1850~"),
        ("[ca. 1850]", "1850~"),
        ("vers 1870", "1870~"),
        ("1850 (circa)", "1850"),
        ("1999~", "1999~"),
        ("2004-06?", "2004-06?"),
        ("2004-13?", None),
        ("[1921?]", "1921?"),
        ("[1921]", "1921"),
        ("1990-1995", "1990/1995"),
        ("1990\u20131995", "1990/1995"),
        ("1995-1990", "1995"),
        ("1990-05", "1990-05"),
        ("2019-03/2019-05", "2019-03/2019-05"),
        ("in press", None),
        ("n.d.", None),
        ("circa", None),
        ("mill 1999", None),
    ],
)
def test_what_people_write_of_a_year_that_is_not_sure_is_not_sure(written, found):
    assert edtf_told(written) == found
