import type { CivilDate } from "@tongyou/policy";

/** The civil day in Asia/Shanghai (UTC+8 all year since 1992) at an instant. */
export function civilDayOf(instant: Date): CivilDate {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The instant at which a civil day begins there. */
export const midnightOf = (day: CivilDate): Date => new Date(`${day}T00:00:00+08:00`);

/** The same to the minute, `YYYY-MM-DD HH:MM`. */
export const civilMinuteOf = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
