"""Articles from files, feeds and HTTP, onto Kafka."""
