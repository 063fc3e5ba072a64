"""Measurements that are repeated, not promised: ratios to peers, taken in the same run on the same pages."""
