"""Articles, annotations and relations as three tables: in CSV files, in a workbook, in Parquet."""
