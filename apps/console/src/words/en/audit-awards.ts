/** What is done with awards, as the audit names it. */
export const awardActs = {
  missing: "looked at who qualifies and receives nothing",
  list: "looked at awards",
  changes: "looked at changes of awards",
  acts: "looked at what was done with awards",
  exportActs: "exported what was done with awards",
  ofChild: "looked at a child's awards",
  suspend: "suspended an award",
  resume: "resumed an award",
  end: "ended an award",
};

/** What the particulars of such acts are called. */
export const awardParticulars = {
  applied: "with an open application",
  award: "month of the award",
};
