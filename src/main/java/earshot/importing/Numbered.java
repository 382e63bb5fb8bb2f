package earshot.importing;

import earshot.csv.CsvRow;

/// A row and which one it is, from 1 on.
record Numbered(int number, CsvRow row) {}
