"""What every service needs: settings, metrics, logging, topics, dead letters."""
