"""TEI P5 with standoff annotation."""
