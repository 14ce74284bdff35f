import type { Words } from "../words.ts";
import type { home as zh } from "../zh/home.ts";

export const home: Words<typeof zh> = {
  title: "Workbench",
  about: "{{name}}, this is what waits for you.",
  todo: {
    label: "To do",
    none: "Nothing waits for you now",
    noneNext: "You can import this month's ledger or look at this month's allowance.",
    noChildren: "No child is on file in this area yet",
    noChildrenNext:
      "Begin with the Excel ledger you keep: look at the preview, then confirm; nothing is written before.",
    import: "Import a ledger",
    months: "Open the monthly allowance",
    more: "{{more}} more: open any of these and go on in its list.",
    due: "Due {{date}}",
    overdue: "Overdue · {{date}}",
    kind: {
      needs: "Facts missing, cannot be decided",
      choice: "Schemes exclude one another: choose",
      review: "Ambiguous text: confirm",
      monthSubmit: "Calculated, to be submitted",
      monthApprove: "Submitted, to be approved",
      importConfirm: "Ledger previewed, to be confirmed",
      turning18: "Turning 18 soon",
      standardMissing: "A standard or statistic is missing",
    },
    do: {
      needs: "Add facts",
      choice: "Choose a scheme",
      review: "Confirm the reading",
      monthSubmit: "Check and submit",
      monthApprove: "Approve the month",
      importConfirm: "Confirm the import",
      turning18: "Open the file",
      standardMissing: "Enter the standard",
    },
  },
  glance: {
    label: "This area at a glance",
    children: "Children on file",
    categories: "Children by category",
    several: "A child may be in several categories: they may add up to more than the children on file.",
    allowance: "Allowance decisions (children)",
    status: { decided: "Decided", needs: "Facts missing", choice: "To choose", review: "To confirm" },
    month: "Allowance of {{month}}",
    monthState: {
      calculated: "Calculated, not submitted",
      submitted: "Submitted, to be approved",
      fixed: "Approved and fixed",
      cancelled: "Cancelled",
    },
    paid: "Children paid",
    import: "Latest ledger import",
    rows: "{{rows}} rows",
  },
};
