"""Pictures that show the same scene: bursts, near copies, crops of one shot."""
