import {
  type AuthoredProvision,
  both,
  bothParents,
  fromIncident,
  roles,
  timer,
  years,
} from "@tongyou/policy";
import { NOT_FOUND } from "./parents.ts";

/** Terms that begin with what happened to a child. */
export const terms: readonly AuthoredProvision[] = [
  timer(
    "NX.timer.street",
    "NX-3.6-c",
    both("流浪儿童救助满两年", "Two years since a street child was taken in"),
    {
      roles: roles("countyOfficer", "institutionStaff"),
      starts: fromIncident("street"),
      after: years(2),
      does: both(
        "办理户口登记并由福利机构安置",
        "Register the child in a hukou and place it in a welfare institution",
      ),
      when: bothParents(NOT_FOUND),
    },
  ),
];
