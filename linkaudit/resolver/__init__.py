"""What became of everything an article points at: the network side of an audit."""
