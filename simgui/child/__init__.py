"""How we talk to processes of ours: how they are started, the protocol, and how they end."""
