import type { Words } from "../words.ts";
import type {
  applicationActs as zhActs,
  applicationParticulars as zhParticulars,
} from "../zh/audit-applications.ts";

export const applicationActs: Words<typeof zhActs> = {
  list: "List applications",
  get: "Open an application",
  ofChild: "See a child's applications",
  start: "Start an application",
  pass: "Pass an application on",
  return: "Send an application back",
  withdraw: "Withdraw an application",
  preview: "See what confirming would grant",
  confirm: "Grant an application",
  refuse: "Refuse an application",
  choose: "Decide in an application what is left to a person",
  print: "Print a refusal",
};

export const applicationParticulars: Words<typeof zhParticulars> = {
  application: "Application",
  applications: "Applications",
  origin: "How it began",
  leftOut: "Left out",
  stage: "Stage",
};
