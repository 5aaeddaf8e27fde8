"""What every room shares: errors, progress, files, text. Standard library, NumPy, filelock and packaging."""
