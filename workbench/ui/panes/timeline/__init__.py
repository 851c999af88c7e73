"""The event timeline: lanes of points and periods over a time axis, with an overview strip to brush."""
