/** Whose desk: role, account, area, and the bureau's day. */
export type Desk = { role: Role; me: string; lo: string; hi: string; today: string };
type Role = "villageWorker" | "townSupervisor" | "countyOfficer";
export type Statement = { text: string; values: string[] };

/** A kind of work: where its rows lie, which of them wait, what a desk shows of them, the most urgent first. */
type Kind = {
  /** As the workbench counts it; absent: it counts children by their terms. */
  kind?: string;
  /** Desks that have it; absent: all. */
  on?: readonly Role[];
  from: string;
  where: string;
  show: string;
  order: string;
};

const ABOVE = ["townSupervisor", "countyOfficer"] as const;
const COUNTY = ["countyOfficer"] as const;

const within = (row: string) => `${row}.division >= :lo AND ${row}.division < :hi`;
const SOON = "(:today::date + interval '2 months')::date";
const MONTH_END = "(date_trunc('month', :today::date) + interval '1 month - 1 day')::date";
const FILE = `c.status = 'active' AND ${within("c")}`;
const NOT_MINE = "(p.handler IS NULL OR p.handler <> :me)";
const CASE = {
  from: "protection_case p LEFT JOIN child c ON c.id = p.child_id",
  show: "p.id, p.number, p.division, p.mechanism, p.stage, p.due_at, p.feedback_due, p.feedback_at, c.name",
  order: "p.due_at NULLS LAST, p.reported_at, p.id",
};
const LETTER = {
  from: "referral r LEFT JOIN child c ON c.id = r.child_id",
  show: "r.id, r.number, r.kind, r.reply, r.replied_at, r.due_on, c.name",
  order: "r.due_on NULLS LAST, r.asked_at, r.id",
};
const CARE = { from: "care k JOIN child c ON c.id = k.child_id" };
const ENTRUSTED = {
  from: "entrustment e JOIN child c ON c.id = e.child_id",
  show: "c.id, c.name, e.signed_on, e.until_on",
  order: "e.until_on, e.id",
};
const WORK = "w.superseded_at IS NULL AND w.voided_at IS NULL";
const CHILD = { from: "child c", show: "c.id, c.name", order: "c.division, c.pinyin, c.id" };

function kindsOf(role: Role): Kind[] {
  const county = role === "countyOfficer";
  const cases = `${within("p")}${county ? "" : " AND (p.sealed_at IS NULL OR p.handler = :me)"}`;
  const letters = `${within("r")} AND r.closed_at IS NULL${county ? "" : " AND r.restricted = false"}`;
  const care = `c.status = 'active' AND ${within("k")}`;
  const entrusted = `${within("e")} AND e.ended_on IS NULL`;
  return [
    {
      ...CASE,
      kind: "protection",
      where: `${cases} AND p.state = 'open' AND (p.handler = :me OR p.handler IS NULL AND position(:owner IN p.owners) > 0)`,
    },
    {
      ...CASE,
      kind: "protectionOverdue",
      on: ABOVE,
      where: `${cases} AND p.state = 'open' AND p.due_at <= now() AND position(:owner IN p.owners) = 0 AND ${NOT_MINE}`,
    },
    {
      ...CASE,
      kind: "protectionClosing",
      on: ABOVE,
      where: `${cases} AND p.state = 'closing' AND p.closing_by <> :me AND ${NOT_MINE}`,
    },
    {
      ...LETTER,
      kind: "referralOverdue",
      where: `${letters} AND r.replied_at IS NULL AND r.due_on < :today${county ? "" : " AND r.asked_by = :me"}`,
    },
    {
      ...LETTER,
      kind: "referralReplied",
      where: `${letters} AND r.replied_at IS NOT NULL AND r.asked_by = :me`,
    },
    {
      kind: "intake",
      from: "intake i",
      where: `${within("i")} AND i.finished_at IS NULL
              AND NOT EXISTS (SELECT FROM referral r WHERE r.intake_id = i.id AND r.closed_at IS NULL)`,
      show: "i.id, i.number",
      order: "i.taken_at, i.id",
    },
    {
      ...CARE,
      kind: "planMissing",
      where: `${care} AND k.plan_rule IS NOT NULL AND k.plan_number IS NULL`,
      show: "c.id, c.name, k.risk_level",
      order: "k.risk_level, c.id",
    },
    {
      ...CARE,
      kind: "planReview",
      where: `${care} AND k.review_on <= ${MONTH_END}`,
      show: "c.id, c.name, k.risk_level, k.review_on",
      order: "k.review_on, c.id",
    },
    {
      ...CARE,
      kind: "riskReassess",
      where: `${care} AND k.reassess_on <= ${MONTH_END}`,
      show: "c.id, c.name, k.risk_level, k.reassess_on",
      order: "k.reassess_on, c.id",
    },
    {
      ...CHILD,
      kind: "turning18",
      where: `${FILE} AND c.birth_date BETWEEN (:today::date - interval '18 years 1 month')::date AND (${SOON} - interval '18 years')::date`,
      show: "c.id, c.name, c.birth_date",
      order: "c.birth_date, c.id",
    },
    {
      kind: "visit",
      from: "visit_plan v JOIN child c ON c.id = v.child_id",
      where: `c.status = 'active' AND ${within("v")} AND v.due <= ${MONTH_END}
              AND (v.worker = :me${role === "villageWorker" ? " OR v.worker IS NULL" : ""})`,
      show: "c.id, c.name, v.due, v.last_on",
      order: "v.due, c.id",
    },
    {
      kind: "spotCheck",
      on: ABOVE,
      from: "visit v JOIN child c ON c.id = v.child_id",
      where: `${within("v")} AND v.sampled AND NOT v.checked AND v.done_by <> :me`,
      show: "v.id, c.name, v.done_on, v.division",
      order: "v.done_on, v.id",
    },
    { ...ENTRUSTED, kind: "entrustmentConfirm", on: ABOVE, where: `${entrusted} AND e.confirmed_at IS NULL` },
    {
      ...ENTRUSTED,
      kind: "entrustmentEnding",
      where: `${entrusted} AND e.confirmed_at IS NOT NULL AND e.until_on <= ${SOON}`,
    },
    {
      kind: "workOpen",
      from: "work_record w",
      where: `${WORK} AND w.done_on IS NULL AND w.due_on <= (:today::date + interval '1 month')::date AND ${within("w")}`,
      show: "w.record_id, w.division, w.kind, w.day, w.due_on",
      order: "w.due_on",
    },
    {
      kind: "applicationDue",
      from: "application a JOIN child c ON c.id = a.child_id",
      where: `${within("a")} AND a.state = 'open' AND position(:owner IN a.actors) > 0
              AND (a.stage_kind <> 'confirm'
                   OR a.passed_by IS DISTINCT FROM :me AND (a.origin = 'family' OR a.started_by <> :me))`,
      show: "a.id, a.number, a.stage, a.due_on, c.name",
      order: "a.due_on NULLS LAST, a.started_at, a.id",
    },
    {
      ...CHILD,
      kind: "awardMissing",
      on: ABOVE,
      where: `${FILE} AND c.allowance_status = 'decided' AND c.allowance_fen > 0 AND c.award IS NULL
              AND NOT EXISTS (SELECT FROM application a WHERE a.child_id = c.id AND a.state = 'open')`,
    },
    {
      ...CHILD,
      kind: "awardChange",
      on: ABOVE,
      where: `${within("c")} AND c.award IS NOT NULL
              AND (c.status = 'closed' OR c.allowance_status IN ('none', 'undefined'))`,
    },
    {
      ...CHILD,
      kind: "needs",
      where: `${FILE} AND c.allowance_status IN ('needs', 'atLeast')`,
      show: "c.id, c.name, c.first_need",
      order: "c.needs_count, c.pinyin, c.id",
    },
    ...["choice", "review"].map((status) => ({
      ...CHILD,
      kind: status,
      on: COUNTY,
      where: `${FILE} AND c.allowance_status = '${status}'`,
    })),
    { ...CHILD, on: COUNTY, where: `${FILE} AND strpos(c.provisions, '|NX.timer.street|') > 0` },
    {
      kind: "childToReceive",
      on: COUNTY,
      from: "institution_transfer t JOIN placement l ON l.institution_id = t.from_institution JOIN child c ON c.id = l.child_id",
      where: `t.done_at IS NULL AND l.ended_on IS NULL AND ${within("l")}`,
      show: "c.name, t.planned_on, t.to_institution",
      order: "t.planned_on, c.pinyin",
    },
    {
      kind: "placementFollowUp",
      on: COUNTY,
      from: "placement_step s JOIN placement l ON l.id = s.placement_id JOIN child c ON c.id = l.child_id",
      where: `${within("s")} AND s.again_on <= (:today::date + interval '1 month')::date`,
      show: "c.id, c.name, s.again_on",
      order: "s.again_on",
    },
    {
      kind: "agreementEnding",
      on: COUNTY,
      from: "institution_agreement a JOIN institution i ON i.id = a.entruster",
      where: `${within("a")} AND a.ended_on IS NULL AND a.until_on <= ${SOON}`,
      show: "i.id, i.name, a.until_on",
      order: "a.until_on",
    },
    {
      kind: "licenceEnding",
      on: COUNTY,
      from: "institution_record d JOIN institution i ON i.id = d.institution_id",
      where: `${within("d")} AND d.replaced_at IS NULL AND d.until <= ${SOON}`,
      show: "i.id, i.name, d.until",
      order: "d.until",
    },
  ];
}

const AREA = "division >= :lo AND division < :hi";
/** Who asks and what the bureau entered; and the figures beside the list. */
const ONCE = [
  "SELECT id, name, role, division, disabled_at FROM staff WHERE id = :me",
  "SELECT value FROM setting WHERE key = 'newestDay'",
  "SELECT parameter, value, valid_from FROM standard WHERE superseded_at IS NULL ORDER BY valid_from",
  `SELECT categories, restricted, allowance_status, count(*) FROM child WHERE status = 'active' AND ${AREA} GROUP BY 1, 2, 3`,
  `SELECT month, state, totals FROM month_run WHERE state <> 'cancelled' AND ${AREA} ORDER BY month DESC, calculated_at DESC LIMIT 1`,
  `SELECT file_name, finished_at, counts FROM import_batch WHERE state = 'done' AND ${AREA} ORDER BY finished_at DESC LIMIT 1`,
  `SELECT w.provision, max(w.day) FROM work_record w WHERE ${WORK} AND w.provision IS NOT NULL AND w.division = :lo GROUP BY 1`,
];
/** What the desks above a village look up beside. */
const ONCE_ABOVE = [
  `SELECT id, file_name, state, reference_date, total, division FROM import_batch WHERE state <> 'undone' AND ${AREA} ORDER BY created_at DESC LIMIT 100`,
  `SELECT division, role, count(DISTINCT worker_id) FROM worker_post WHERE ${AREA} AND from_on <= :today AND (until_on IS NULL OR until_on > :today) GROUP BY 1, 2`,
];

/** A statement with its values in the place of their names. */
function statement(desk: Desk, text: string): Statement {
  const values = { ...desk, owner: `|${desk.role}|` };
  const used: string[] = [];
  const numbered = text.replace(/(?<!:):(lo|hi|me|today|owner)\b/g, (_, name: keyof typeof values) => {
    if (!used.includes(name)) used.push(name);
    return `$${used.indexOf(name) + 1}`;
  });
  return { text: numbered, values: used.map((name) => values[name as keyof typeof values]) };
}

/**
 * The bare queries of a desk as one writes them by hand: of each kind of work how many there are, and the first twenty;
 * and what is looked up once. `counts`: of each kind that the workbench counts alike, the statement that counts it.
 */
export function floorOf(desk: Desk): { statements: Statement[]; counts: Map<string, Statement> } {
  const kinds = kindsOf(desk.role).filter(({ on }) => !on || on.includes(desk.role as never));
  const once = desk.role === "villageWorker" ? ONCE : [...ONCE, ...ONCE_ABOVE];
  const counted = kinds.map(({ kind, from, where }) => ({
    kind,
    count: statement(desk, `SELECT count(*)::int AS rows FROM ${from} WHERE ${where}`),
  }));
  const lists = kinds.map(({ from, where, show, order }) =>
    statement(desk, `SELECT ${show} FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT 20`),
  );
  return {
    statements: [
      ...once.map((text) => statement(desk, text)),
      ...counted.map(({ count }) => count),
      ...lists,
    ],
    counts: new Map(counted.flatMap(({ kind, count }) => (kind === undefined ? [] : [[kind, count]]))),
  };
}
