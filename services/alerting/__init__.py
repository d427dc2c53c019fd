"""Settlement states and changes shown to people: metrics, alerts, annotations."""
