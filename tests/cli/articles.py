"""Small articles with known findings: one link that cannot work (an error), one cut short link (a warning), or neither."""

BROKEN = "The pier reopened. See htp://pier.example/plan for the plan.\n"
CUT = "The ferry sails again: https://t.co/fErry…\n"
CLEAN = "The canal froze on Monday, and nobody minded.\n"
