"""Where on the earth things are: outlines of countries, coordinates of towns."""
