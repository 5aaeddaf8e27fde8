"""What was found: cards in boxes of one size, filters, exports."""
