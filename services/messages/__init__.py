"""What travels on the topics: generated Protocol Buffers classes and the codec to domain values."""
