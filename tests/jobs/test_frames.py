from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.jobs.frames import FrameReader, write_frame

HEADS = st.dictionaries(
    st.text(max_size=9), st.none() | st.integers() | st.text() | st.lists(st.booleans()), max_size=5
)


@given(st.lists(st.tuples(HEADS, st.binary(max_size=200)), max_size=5), st.integers(1, 400))
def test_frames_come_out_as_they_went_in(frames, piece):
    stream = BytesIO()
    for head, payload in frames:
        write_frame(stream, head, payload)
    stream.seek(0)
    reader = FrameReader(lambda size: stream.read(min(size, piece)))
    found = []
    while arrived := reader.arrived():
        found += arrived
    assert found == frames


@pytest.mark.parametrize("cut", range(1, 30))
def test_a_stream_that_ends_inside_a_frame_has_ended(cut):
    stream = BytesIO()
    write_frame(stream, {"id": 1}, b"payload and more of it")
    assert FrameReader(BytesIO(stream.getvalue()[:-cut]).read).arrived() == []
