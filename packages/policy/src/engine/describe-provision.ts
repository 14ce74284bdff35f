/** Says what a clause asks for beside categories and money, as lines: who, when, how often, which record. */
import type { Expression } from "../artefact/expression.ts";
import type { Mechanism, Pack } from "../artefact/pack.ts";
import type { Procedure } from "../artefact/procedure.ts";
import type { FormField, Provision, Term, TimerStart } from "../artefact/provision.ts";
import type { Bilingual } from "../decision.ts";
import { FACTS } from "../facts/vocabulary.ts";
import { INCIDENT_WORDS, listOf, STATUS_WORDS } from "../facts/words.ts";
import { roleLines } from "./describe-role.ts";
import { GROUP_NAMES } from "./explain.ts";
import { countWords, FIELD_WORDS, RECORD_WORDS, SUBJECT_WORDS, spanWords } from "./provision-words.ts";
import { line, lineOf, type RuleLine } from "./rule-line.ts";

const titled = (title: Bilingual): RuleLine => ({ text: title });

/** What the roles of a provision are there for; elsewhere they act. */
const ROLES_HEAD: { readonly [kind in Provision["kind"]]?: Bilingual } = {
  alert: { zh: "提示给", en: "Shown to" },
  staffRule: { zh: "适用人员", en: "For" },
  report: { zh: "由谁报送", en: "From" },
};

/** A term in words before and after a length of time; one that the bureau sets names its setting. */
function termLine(term: Term, word: (span: Bilingual) => Bilingual, open: Bilingual): RuleLine {
  if ("setting" in term) return { text: open, setting: term.setting };
  return { text: word(spanWords(term)) };
}
const everyLine = (term: Term): RuleLine =>
  termLine(term, ({ zh, en }) => ({ zh: `每 ${zh}一次`, en: `Every ${en}` }), {
    zh: "间隔由本单位设定",
    en: "Interval set by the bureau",
  });

function startWords(starts: TimerStart): Bilingual {
  if ("step" in starts) return { zh: `“${starts.step.zh}”`, en: `"${starts.step.en}"` };
  if ("fact" in starts) {
    const { zh, en } = FACTS[starts.fact];
    return { zh: `“${zh}”`, en: `"${en}"` };
  }
  if ("incident" in starts) {
    const { zh, en } = listOf(
      starts.incident.map((kind) => INCIDENT_WORDS[kind]),
      "or",
    );
    return { zh: `发生${zh}`, en };
  }
  const { zh, en } = listOf(
    starts.parentStatus.map((status) => STATUS_WORDS[status]),
    "or",
  );
  return { zh: `父母一方${zh}`, en: `a parent: ${en}` };
}

function fieldLine({ title, type, required, options = [] }: FormField): RuleLine {
  const zh = [FIELD_WORDS[type].zh, ...(required ? ["必填"] : [])].join("，");
  const en = [FIELD_WORDS[type].en, ...(required ? ["required"] : [])].join(", ");
  const among = {
    zh: options.map((one) => one.title.zh).join("、"),
    en: options.map((one) => one.title.en).join(", "),
  };
  return options.length > 0
    ? line(`${title.zh}（${zh}：${among.zh}）`, `${title.en} (${en}: ${among.en})`)
    : line(`${title.zh}（${zh}）`, `${title.en} (${en})`);
}

function termsOf(provision: Provision, pack: Pack): RuleLine[] {
  const when = (condition: Expression | undefined, zh: string, en: string) =>
    condition ? [line(zh, en, [lineOf(condition, pack)])] : [];
  switch (provision.kind) {
    case "duty":
      return [];
    case "task":
      return when(provision.when, "符合下列条件即须办理", "To be done whenever this holds");
    case "alert":
      return when(provision.when, "符合下列条件即提示，直至情况消除", "Shown while this holds");
    case "timer": {
      const [from, after] = [startWords(provision.starts), spanWords(provision.after)];
      return [
        line(`自${from.zh}之日起满 ${after.zh}`, `${after.en} after ${from.en}`),
        line(`届时：${provision.does.zh}`, `Then: ${provision.does.en}`),
        ...when(provision.when, "适用条件", "While this holds"),
      ];
    }
    case "cadence":
      return [
        line(`事项：${SUBJECT_WORDS[provision.subject].zh}`, `What: ${SUBJECT_WORDS[provision.subject].en}`),
        everyLine(provision.every),
        ...when(provision.of, "适用的儿童", "For children for whom this holds"),
      ];
    case "form": {
      const record = RECORD_WORDS[provision.record];
      return [
        line(`记录：${record.zh}`, `Record: ${record.en}`),
        line("栏目", "Fields", provision.fields.map(fieldLine)),
        ...when(provision.of, "须有这份记录的儿童", "Must be there for children for whom this holds"),
      ];
    }
    case "riskScheme":
      return [
        line(
          "等级（1 为最高）",
          "Levels (1 is the highest)",
          provision.levels.map(({ level, title: { zh, en } }) => line(`${level}：${zh}`, `${level}: ${en}`)),
        ),
        provision.source
          ? line(
              `划分标准见${provision.source.zh}，由本单位录入；非依该文件录入的，标明“非官方文本”`,
              `Criteria stand in ${provision.source.en} and are entered by the bureau; from elsewhere they are shown as not official`,
            )
          : line("划分标准由本单位录入", "Criteria are entered by the bureau"),
      ];
    case "staffRule":
      return [
        ...(provision.count ? [titled(countWords(provision.count, "名"))] : []),
        ...(provision.every ? [everyLine(provision.every)] : []),
        ...(provision.gate ? [line("未达到前不得接触个案", "No access to cases before it is met")] : []),
        ...(provision.topics ? [line("内容", "Topics", provision.topics.map(titled))] : []),
      ];
    case "institutionRule":
      return [
        ...(provision.count ? [titled(countWords(provision.count, "个"))] : []),
        ...(provision.services ? [line("服务", "Services", provision.services.map(titled))] : []),
        ...when(provision.admits, "接收条件", "Admits"),
        ...when(provision.refuses, "不予接收", "Does not admit"),
      ];
    case "report":
      return [
        ...(provision.every ? [everyLine(provision.every)] : []),
        line(
          "报告项目",
          "Rows",
          provision.rows.map(({ title: { zh, en }, counts }) =>
            counts
              ? line(`${zh}：统计下列情形`, `${en}: counts`, [lineOf(counts, pack)])
              : line(`${zh}：由报送人填写`, `${en}: filled in by hand`),
          ),
        ),
      ];
    case "deadline":
      return [line(`不迟于 ${provision.by}`, `No later than ${provision.by}`)];
    case "setting":
      return [{ text: { zh: "由本单位设定", en: "Set by the bureau" }, setting: provision.id }];
  }
}

/** A provision with all its terms. */
export function provisionLine(provision: Provision, pack: Pack): RuleLine {
  const { title, clauses, until } = provision;
  const who = "roles" in provision ? roleLines(provision.roles, pack, ROLES_HEAD[provision.kind]) : [];
  const ends = until ? [line(`执行至 ${until} 前`, `In force until ${until}`)] : [];
  return { text: title, clauses, children: [...who, ...termsOf(provision, pack), ...ends] };
}

const withinLine = (term: Term): RuleLine =>
  termLine(term, ({ zh, en }) => ({ zh: `${zh}内`, en: `Within ${en}` }), {
    zh: "时限由本单位设定",
    en: "Time set by the bureau",
  });

/** Of whom the documents of a procedure speak, where that is not everybody. */
function spokenOfLine({ group, from }: Procedure): RuleLine[] {
  if (group === undefined && from === undefined) return [];
  const who = group === undefined ? { zh: "", en: "anybody" } : GROUP_NAMES[group];
  const since = from === undefined ? { zh: "", en: "" } : { zh: `自 ${from} 起的`, en: ` from ${from} on` };
  return [
    line(
      `文件写的是${since.zh}${who.zh}申请；其他申请文件未写程序，按同样步骤办理`,
      `The documents speak of applications for: ${who.en}${since.en}; of others they say nothing, and those go the same way`,
    ),
  ];
}

/** The procedure of the allowance: one line a stage, in order, with who acts and within how long. */
export const procedureLine = (procedure: Procedure, pack: Pack): RuleLine => ({
  text: procedure.title,
  clauses: procedure.clauses,
  children: [
    ...spokenOfLine(procedure),
    ...procedure.stages.map(({ title: stage, clauses: own, roles, within }) => ({
      text: stage,
      stage: true as const,
      clauses: own,
      children: [
        ...roleLines(roles, pack),
        within
          ? withinLine(within)
          : line("文件未给时限，由本单位自定", "No term in the text: the bureau sets its own"),
      ],
    })),
  ],
});

/** A response chain: one line a stage, in order, with its owners and its deadline; then what holds for the whole. */
export const mechanismLine = (
  { title, clauses, stages, educationFirst }: Mechanism,
  pack: Pack,
): RuleLine => ({
  text: title,
  clauses,
  children: [
    ...stages.map(({ title: stage, roles = [], within }) => ({
      text: stage,
      stage: true as const,
      children: [...roleLines(roles, pack), ...(within ? [withinLine(within)] : [])],
    })),
    ...(educationFirst
      ? [
          {
            ...line(
              "父母不履行监护职责的，经公安机关教育不改，才能临时监护",
              "Where parents refuse their duty, temporary guardianship only after police education failed",
            ),
            clauses: educationFirst,
          },
        ]
      : []),
  ],
});
