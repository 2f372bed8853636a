"""What things cost, each beside a peer."""
