import type { CivilDate } from "@tongyou/policy";
import { checkDigit } from "../ledger/id-number.ts";
import { luhnDigit } from "../money/luhn.ts";
import type { Random } from "./random.ts";

/** Made-up people: names by chance, numbers from ranges that are not issued to anybody. */

const SURNAMES = Array.from("马李王张柳薛魏禹苏齐杨卜靳辛祁冶咸摆陈赵周吴");
const BOYS = Array.from("博涛杰浩宇轩泽俊诚志远航飞龙康平安文学海明立");
const GIRLS = Array.from("婷雯语诗琪瑶嫣燕梅静怡佳思涵兰慧雪云秀巧英欣");

export type Sex = "male" | "female";

/** A full name; with `surname` a child bears its father's. */
export function madeUpName(random: Random, sex: Sex, surname = random.pick(SURNAMES)): string {
  const from = sex === "male" ? BOYS : GIRLS;
  return surname + random.pick(from) + (random.chance(0.7) ? random.pick(from) : "");
}

/** A day `years` (and up to a year more) before a day. */
export function dayBefore(random: Random, on: CivilDate, years: number): CivilDate {
  return moved(on, -Math.round(years * 365.25) - random.below(365));
}

/** A civil day moved by whole days. */
export const moved = (date: CivilDate, days: number): CivilDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * Citizen numbers with a valid check digit and an order number from 900 up, which is kept for centenarians and
 * given to nobody alive with these birth dates; none twice.
 */
export function idNumbers(random: Random, countyStem: string): (birth: CivilDate, sex: Sex) => string {
  const given = new Set<string>();
  return (birth, sex) => {
    for (;;) {
      const order = 900 + random.below(50) * 2 + (sex === "male" ? 1 : 0);
      const seventeen = `${countyStem}${birth.replaceAll("-", "")}${order}`;
      const number = seventeen + checkDigit(seventeen);
      if (given.has(number)) birth = moved(birth, -1);
      else {
        given.add(number);
        return number;
      }
    }
  };
}

/** A phone number that is not in use: 1540 and seven digits. */
export const madeUpPhone = (random: Random): string =>
  `1540${String(random.below(10_000_000)).padStart(7, "0")}`;

/** Nineteen digits with a valid Luhn digit and the made-up bank prefix 629999. */
export function madeUpAccount(random: Random): string {
  const body = `629999${String(random.below(1_000_000)).padStart(6, "0")}${String(random.below(1_000_000)).padStart(6, "0")}`;
  return body + luhnDigit(body);
}
