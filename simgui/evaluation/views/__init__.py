"""What is read off a measurement: one module for each view of the Insight area and part of the report."""
