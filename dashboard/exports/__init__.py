"""Files that leave the house: spreadsheets, letters, packs."""
