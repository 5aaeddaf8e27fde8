"""How two pictures compare by their looks: small grey frames of both, laid on each other."""
