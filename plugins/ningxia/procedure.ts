import { both, type Procedure, procedure, roles, stage } from "@tongyou/policy";

const town = { roles: roles("townGovernment") };

/** One window at the town for all of it; the text gives no term. */
export const applying: Procedure = procedure(
  "NX.procedure",
  "NX-4.1-d",
  both("养育津贴认定程序", "From the application to the allowance"),
  [
    stage("accept", "accept", "NX-4.1-d", both("乡镇受理", "The town accepts"), town),
    stage("check", "check", "NX-4.1-d", both("乡镇审核", "The town reviews"), town),
    stage("confirm", "confirm", "NX-4.1-d", both("乡镇批准", "The town approves"), town),
    stage("pay", "pay", "NX-4.1-d", both("乡镇发放", "The town pays"), town),
  ],
);
