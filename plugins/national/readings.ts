import { confirmedReading } from "@tongyou/policy";

export const readings = [
  confirmedReading(
    "GJ-125-1.day",
    "GJ-125-1",
    "民发〔2020〕125号增加的两种情形，施行日期未在所见资料中找到",
    "The day on which the two circumstances added by 民发〔2020〕125号 take effect was not found in our sources",
  ),
];
