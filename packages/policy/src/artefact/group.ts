/** Groups that every region has in common, whatever its own categories are. */
export const GROUPS = ["inDifficulty", "orphan", "deFacto", "leftBehind"] as const;
export type GroupId = (typeof GROUPS)[number];
