"""Text for readers in Thai and English: translated words, numbers and dates, line breaks in Thai, fonts."""
