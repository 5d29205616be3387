"""What every format in JSON needs: strict parsing, records one by one, values by key, which format it is."""
