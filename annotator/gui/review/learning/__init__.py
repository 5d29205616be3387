"""What is learned from review: one's own marks against gold, and what causes disagreement."""
