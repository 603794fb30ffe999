"""What words, lines and tables say, whatever format they stand in: `lexicon` and `spans` first, then times, dates,
marks, kinds and labels, then titles, and the columns and rows of tables."""
