"""The trainer's kit: graded exercise books over simulated nations of true size, and hand-outs to print."""
