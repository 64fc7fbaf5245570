"""How fast, how heavy: figures beside their bars, as ratios of one run where time is measured."""
