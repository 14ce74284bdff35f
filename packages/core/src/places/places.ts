import type { PlaceCode } from "@tongyou/policy";
import type { Permission } from "../access/roles.ts";

/** A page of the console, with the procedure that opens it. `$id` stands for one of the list that the path begins with. */
export type Door = { path: string; procedure: Permission };
/** A place of the product: its pages, the usual one first, and the procedures by which the work is done there. */
export type PlaceOfWork = { doors: readonly Door[]; procedures: readonly Permission[] };

/** Where the console and the api have each place that a pack can name. */
export const PLACES_OF_WORK: Readonly<Record<PlaceCode, PlaceOfWork>> = {
  workbench: { doors: [{ path: "/", procedure: "workbench.get" }], procedures: ["workbench.get"] },
  children: {
    doors: [{ path: "/children", procedure: "children.list" }],
    procedures: ["children.list", "children.register"],
  },
  imports: {
    doors: [{ path: "/imports", procedure: "imports.list" }],
    procedures: ["imports.preview", "imports.confirm", "imports.undo"],
  },
  childFile: {
    doors: [{ path: "/children/$id", procedure: "children.get" }],
    procedures: ["children.get", "children.recordFact", "children.timeline", "children.print"],
  },
  visits: {
    doors: [{ path: "/visits", procedure: "visits.plans" }],
    procedures: ["visits.plan", "visits.record", "visits.check"],
  },
  verification: {
    doors: [{ path: "/visits?tab=verification", procedure: "visits.plans" }],
    procedures: ["visits.verification", "visits.verify"],
  },
  risk: {
    doors: [
      { path: "/children/$id?tab=casework", procedure: "children.get" },
      { path: "/risk/criteria", procedure: "risk.scheme" },
    ],
    procedures: ["risk.assess", "risk.setCriteria"],
  },
  plans: {
    doors: [{ path: "/plans", procedure: "plans.list" }],
    procedures: ["plans.save", "plans.settle", "plans.finish", "plans.print"],
  },
  harmReport: {
    doors: [{ path: "/report", procedure: "protection.report" }],
    procedures: ["protection.report", "protection.mine"],
  },
  protection: {
    doors: [
      { path: "/protection", procedure: "protection.list" },
      { path: "/referrals/asked", procedure: "referrals.asked" },
      { path: "/protection/oversight", procedure: "protection.overdue" },
    ],
    procedures: [
      "protection.record",
      "protection.ask",
      "protection.answer",
      "protection.assess",
      "protection.advance",
      "protection.guard",
      "protection.confirmClosing",
    ],
  },
  referrals: {
    doors: [
      { path: "/referrals", procedure: "referrals.list" },
      { path: "/referrals/asked", procedure: "referrals.asked" },
    ],
    procedures: ["referrals.send", "referrals.accept", "referrals.reply", "referrals.close"],
  },
  intakes: {
    doors: [{ path: "/referrals/intakes", procedure: "referrals.intakes" }],
    procedures: ["referrals.takeIn", "referrals.passOn", "referrals.finishIntake"],
  },
  institutions: {
    doors: [{ path: "/institutions", procedure: "institutions.list" }],
    procedures: [
      "institutions.save",
      "institutions.record",
      "institutions.agree",
      "institutions.transfer",
      "institutions.receive",
    ],
  },
  placements: {
    doors: [
      { path: "/children/$id?tab=casework", procedure: "children.get" },
      { path: "/institutions/residents", procedure: "institutions.residents" },
    ],
    procedures: ["placements.check", "placements.place", "placements.step", "placements.end"],
  },
  entrustments: {
    doors: [{ path: "/entrustments", procedure: "entrustments.list" }],
    procedures: ["entrustments.record", "entrustments.confirm", "entrustments.end", "entrustments.print"],
  },
  people: {
    doors: [{ path: "/people", procedure: "people.list" }],
    procedures: ["people.register", "people.appoint", "people.endPost", "people.review"],
  },
  coverage: {
    doors: [{ path: "/people?tab=coverage", procedure: "people.list" }],
    procedures: ["people.coverage", "people.appoint"],
  },
  training: {
    doors: [{ path: "/people?tab=trainings", procedure: "people.list" }],
    procedures: ["people.trainings", "people.train"],
  },
  handover: {
    doors: [{ path: "/people?tab=handovers", procedure: "people.list" }],
    procedures: ["people.leaving", "people.handOver", "people.printHandover"],
  },
  workRecords: {
    doors: [{ path: "/work", procedure: "workRecords.list" }],
    procedures: ["workRecords.record", "workRecords.progress", "workRecords.export"],
  },
  packReports: {
    doors: [{ path: "/statistics", procedure: "packReports.list" }],
    procedures: ["packReports.get", "packReports.file", "packReports.export", "packReports.print"],
  },
  applications: {
    doors: [{ path: "/applications", procedure: "applications.list" }],
    procedures: [
      "applications.start",
      "applications.pass",
      "applications.confirm",
      "applications.refuse",
      "applications.print",
    ],
  },
  months: {
    doors: [{ path: "/months", procedure: "months.list" }],
    procedures: ["months.calculate", "months.choose", "months.submit", "months.approve", "months.roster"],
  },
  policy: {
    doors: [{ path: "/policy", procedure: "policy.book" }],
    procedures: ["policy.book", "policy.clause"],
  },
  standards: {
    doors: [{ path: "/policy?view=standards", procedure: "policy.book" }],
    procedures: ["policy.enterStandard", "policy.enterSetting", "policy.chooseReading"],
  },
  accounts: {
    doors: [{ path: "/staff", procedure: "staff.list" }],
    procedures: ["staff.create", "staff.update"],
  },
  audit: {
    doors: [{ path: "/audit", procedure: "audit.list" }],
    procedures: ["audit.list", "audit.verify"],
  },
};
