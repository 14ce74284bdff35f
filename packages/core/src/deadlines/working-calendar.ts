import { addDays, type CivilDate } from "@tongyou/policy";
import chineseDays from "chinese-days";

/** The library reads a day by the machine's own zone: noon there is the same civil day in every zone. */
const noon = (day: CivilDate) => new Date(`${day}T12:00:00`);

/**
 * Whether the State Council's notice on holidays and make-up days of the year is in the library. Without it a
 * weekday counts as a working day and a weekend does not.
 */
export const isCalendarPublished = (year: number): boolean =>
  chineseDays.getDayDetail(noon(`${year}-10-01`)).name.startsWith("National Day");

/** A working day in China: weekdays without statutory holidays, and the weekend days worked in exchange. */
export const isWorkingDay = (day: CivilDate): boolean => chineseDays.isWorkday(noon(day));

/** The `count`th working day after a day; the day itself does not count. */
export function addWorkingDays(day: CivilDate, count: number): CivilDate {
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}
