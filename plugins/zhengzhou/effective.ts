/**
 * The day of issue is not in the text. It plans the year 2020 and carries out 民发〔2019〕62号, which is in force
 * from the first day of that year: that day is taken (reading `ZZ.day`).
 */
export const EFFECTIVE = "2020-01-01";
