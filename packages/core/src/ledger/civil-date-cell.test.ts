import { isCivilDate } from "@tongyou/policy";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dateOfCell, dateOfNumber, dateOfSerial, dateOfText } from "./civil-date-cell.ts";

const civilDate = fc
  .date({ min: new Date("1900-03-01T00:00:00Z"), max: new Date("2199-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("the five styles and the clean one read as the same day", () => {
  fc.assert(
    fc.property(civilDate, (date) => {
      const [year, month, day] = date.split("-");
      const [m, d] = [Number(month), Number(day)];
      expect(dateOfText(date)).toEqual({ date, clean: true });
      const serial = (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
      const styles = [
        `${year}.${m}.${d}`,
        `${year}年${m}月${d}日`,
        `${year}/${m}/${d}`,
        `${year}${month}${day}`,
        `${year}-${m}-${d}`,
      ];
      for (const style of styles.filter((style) => style !== date)) {
        expect(dateOfText(style)).toEqual({ date, clean: false });
      }
      expect(dateOfNumber(Number(`${year}${month}${day}`), false)).toEqual({ date, clean: false });
      expect(dateOfNumber(serial, false)).toEqual({ date, clean: false });
      expect(dateOfSerial(serial + 0.75, false)).toBe(date);
      expect(dateOfSerial(serial - 1462, true) ?? "before 1904").toBe(
        date >= "1904-01-01" ? date : "before 1904",
      );
    }),
  );
});

test("the day that Excel invented in 1900 is no day, and those before it are not moved", () => {
  expect(dateOfSerial(1, false)).toBe("1900-01-01");
  expect(dateOfSerial(59, false)).toBe("1900-02-28");
  expect(dateOfSerial(60, false)).toBeUndefined();
  expect(dateOfSerial(61, false)).toBe("1900-03-01");
  expect(dateOfSerial(0, false)).toBeUndefined();
  expect(dateOfSerial(0, true)).toBe("1904-01-01");
});

test("29 February exists in leap years only", () => {
  expect(dateOfText("2012年2月29日")?.date).toBe("2012-02-29");
  expect(dateOfText("2013年2月29日")).toBeUndefined();
  expect(dateOfText("2000.2.29")?.date).toBe("2000-02-29");
  expect(dateOfText("1900.2.29")).toBeUndefined();
});

test.each([
  "2016年13月",
  "2010年3月",
  "2010",
  "10.3.5",
  "2010.3",
  "2010-00-01",
  "3/5/2010",
  "20101332",
  "40242",
  "昨天",
  "2010.3.5日",
  "2010年3月5",
])("%s is no day: nothing is made up", (text) => {
  expect(dateOfText(text)).toBeUndefined();
});

test("whatever is read is a civil date", () => {
  fc.assert(
    fc.property(fc.double(), fc.string(), fc.boolean(), (number, text, from1904) => {
      for (const date of [dateOfNumber(number, from1904)?.date, dateOfText(text)?.date]) {
        if (date !== undefined) expect(isCivilDate(date)).toBe(true);
      }
    }),
  );
});

test("a date cell with a time is its day; a broken one is none", () => {
  expect(dateOfCell(new Date("2010-03-05T17:30:00Z"))).toBe("2010-03-05");
  expect(dateOfCell(new Date(Number.NaN))).toBeUndefined();
});
