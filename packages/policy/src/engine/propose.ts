/** Runs an uprating formula in exact fractions and keeps its working. A proposal never becomes a standard by itself. */
import type { Formula, Pack, Proposal } from "../artefact/pack.ts";
import type { Bilingual } from "../decision.ts";
import { PolicyError } from "../errors.ts";
import {
  add,
  divide,
  multiply,
  parseRational,
  type Rational,
  rational,
  roundTo,
  subtract,
  toDecimal,
} from "../exact/rational.ts";
import type { CivilDate } from "../facts/calendar.ts";
import { addDays, isCivilDate } from "../facts/calendar.ts";
import { noSuchDay, parameterOn } from "./amounts.ts";
import type { MissingInput, ProposalResult, Readings, Standards } from "./types.ts";

type Question = { standards?: Standards; readings?: Readings };

/** A number with the words that show where it came from. */
type Term = { value: Rational; zh: string; en: string };

const HUNDRED = rational(100n);
const ROUNDING: Readonly<Record<"halfUp" | "down" | "up", Bilingual>> = {
  halfUp: { zh: "四舍五入到", en: "rounded half up to" },
  down: { zh: "舍去到", en: "rounded down to" },
  up: { zh: "进位到", en: "rounded up to" },
};

/**
 * What the pack's formula proposes for a value beginning on `from`; undefined when there is no formula for the
 * parameter. A figure nobody entered is listed in `missing` and no amount is given. Throws `PolicyError` for a
 * day that does not exist.
 */
export function propose(
  pack: Pack,
  parameter: string,
  from: CivilDate,
  question: Question,
): ProposalResult | undefined {
  if (!isCivilDate(from)) throw noSuchDay(from);
  const proposal = pack.proposals.find((one) => one.parameter === parameter && one.from <= from);
  if (proposal === undefined) return undefined;
  const run = new Run(pack, proposal, from, question);
  const result = run.evaluate(proposal.formula);
  const inForce = parameterOn(pack, parameter, from, question.standards);
  const gazetted = "fen" in inForce && inForce.from === from ? inForce.fen : undefined;
  const fen = result && toFen(result.value, run.missing);
  return {
    parameter,
    from,
    clauses: proposal.clauses,
    ...(fen !== undefined && { fen }),
    missing: run.missing,
    working: result
      ? [
          ...run.working,
          {
            zh: `结果：${toDecimal(result.value)} 元/月`,
            en: `Result: ${toDecimal(result.value)} yuan a month`,
          },
        ]
      : run.working,
    ...(gazetted !== undefined && { gazetted }),
    ...(gazetted !== undefined && fen !== undefined && { difference: fen - gazetted }),
  };
}

/** Whole fen, or a reason why not: an amount is never made of a fraction of a fen. */
function toFen(yuan: Rational, missing: MissingInput[]): number | undefined {
  const fen = multiply(yuan, HUNDRED);
  if (fen.denominator === 1n && fen.numerator >= 0n && fen.numerator <= BigInt(Number.MAX_SAFE_INTEGER))
    return Number(fen.numerator);
  missing.push({
    zh: "公式结果不是非负的整分，请核对录入的统计数据。",
    en: "The formula does not give a whole, non-negative number of fen; check the figures entered.",
  });
  return undefined;
}

class Run {
  readonly missing: MissingInput[] = [];
  readonly working: Bilingual[] = [];
  readonly #pack: Pack;
  readonly #proposal: Proposal;
  readonly #from: CivilDate;
  readonly #question: Question;

  constructor(pack: Pack, proposal: Proposal, from: CivilDate, question: Question) {
    this.#pack = pack;
    this.#proposal = proposal;
    this.#from = from;
    this.#question = question;
  }

  evaluate(formula: Formula): Term | undefined {
    if ("number" in formula) {
      const value = parseRational(formula.number) ?? rational(0n);
      return { value, zh: formula.number, en: formula.number };
    }
    if ("current" in formula) return this.#current();
    if ("series" in formula) return this.#figure(formula.series[0], formula.series[1]);
    if ("parameter" in formula) return this.#amount(formula.parameter, this.#from);
    if ("setting" in formula) return this.#setting(formula.setting[0], formula.setting[1]);
    if ("add" in formula) return this.#fold(formula.add, " + ", add);
    if ("multiply" in formula) return this.#fold(formula.multiply, " × ", multiply);
    if ("subtract" in formula) return this.#fold(formula.subtract, " − ", subtract);
    if ("divide" in formula) return this.#divide(formula.divide);
    const [mode, unit, inner] = formula.round;
    const term = this.evaluate(inner);
    if (term === undefined) return undefined;
    const value = roundTo(term.value, parseRational(unit) ?? rational(1n), mode);
    const words = ROUNDING[mode];
    const step = {
      zh: `${term.zh} = ${toDecimal(term.value)}，${words.zh} ${unit} 元：${toDecimal(value)}`,
      en: `${term.en} = ${toDecimal(term.value)}, ${words.en} ${unit} yuan: ${toDecimal(value)}`,
    };
    this.working.push(step);
    return { value, zh: toDecimal(value), en: toDecimal(value) };
  }

  #fold(
    formulas: readonly Formula[],
    sign: string,
    operation: (a: Rational, b: Rational) => Rational,
  ): Term | undefined {
    const terms = formulas.map((one) => this.evaluate(one));
    if (!terms.every((term) => term !== undefined)) return undefined;
    const wrap = (text: string) => (text.includes(" ") ? `(${text})` : text);
    return terms.reduce((a, b) => ({
      value: operation(a.value, b.value),
      zh: `${wrap(a.zh)}${sign}${wrap(b.zh)}`,
      en: `${wrap(a.en)}${sign}${wrap(b.en)}`,
    }));
  }

  #divide(formulas: readonly [Formula, Formula]): Term | undefined {
    const divisor = this.evaluate(formulas[1]);
    if (divisor?.value.numerator === 0n) {
      this.missing.push({
        zh: "公式的除数为零，请核对录入的统计数据。",
        en: "The formula divides by zero; check the figures entered.",
      });
      return undefined;
    }
    return this.#fold(formulas, " ÷ ", divide);
  }

  #current(): Term | undefined {
    return this.#amount(this.#proposal.parameter, addDays(this.#from, -1));
  }

  /** A parameter on a day, in yuan. */
  #amount(id: string, on: CivilDate): Term | undefined {
    const answer = parameterOn(this.#pack, id, on, this.#question.standards);
    if ("refusal" in answer) {
      this.missing.push({ ...answer.refusal, parameter: { id, on } });
      return undefined;
    }
    const value = divide(rational(BigInt(answer.fen)), HUNDRED);
    const text = toDecimal(value);
    const title =
      id === this.#proposal.parameter
        ? { zh: "标准", en: "Standard" }
        : (this.#pack.parameters.find((one) => one.id === id)?.title ?? { zh: id, en: id });
    this.working.push({
      zh: `${on} 的${title.zh}：${text} 元/月（${answer.source.zh}）`,
      en: `${title.en} on ${on}: ${text} yuan a month (${answer.source.en})`,
    });
    return { value, zh: text, en: text };
  }

  #figure(id: string, lag: number): Term | undefined {
    const series = this.#pack.series.find((one) => one.id === id);
    const year = String(Number(this.#from.slice(0, 4)) - lag);
    const entered = this.#question.standards?.series;
    const figures = entered && Object.hasOwn(entered, id) ? entered[id] : undefined;
    const own = figures && Object.hasOwn(figures, year) ? figures[year] : undefined;
    const packed = series && Object.hasOwn(series.values, year) ? series.values[year] : undefined;
    const title = series?.title ?? { zh: id, en: id };
    const text = own?.value ?? packed?.value;
    if (text === undefined) {
      this.missing.push({
        zh: `缺少 ${year} 年“${title.zh}”，请录入统计部门公布的数值及其出处。`,
        en: `The figure of ${year} for "${title.en}" is missing; enter the published statistic with its source.`,
        series: { id, year },
      });
      return undefined;
    }
    const value = parseRational(text);
    if (value === undefined)
      throw new PolicyError("question", `standards.series.${id}.${year}`, {
        zh: `“${text.slice(0, 40)}”不是数值，请按 12345.6 的形式填写。`,
        en: `"${text.slice(0, 40)}" is not a number; write it as 12345.6.`,
      });
    const source = own ? { zh: own.source, en: own.source } : packed?.source.text;
    this.working.push({
      zh: `${year} 年${title.zh}：${text}（${source?.zh ?? ""}）`,
      en: `${title.en}, ${year}: ${text} (${source?.en ?? ""})`,
    });
    return { value, zh: text, en: text };
  }

  #setting(id: string, branches: Readonly<Record<string, Formula>>): Term | undefined {
    const reading = this.#pack.readings.find((one) => one.id === id);
    const wanted = this.#question.readings;
    const option = (wanted && Object.hasOwn(wanted, id) ? wanted[id] : undefined) ?? reading?.taken ?? "";
    const branch = Object.hasOwn(branches, option) ? branches[option] : undefined;
    if (branch === undefined)
      throw new PolicyError("question", `readings.${id}`, {
        zh: `“${option.slice(0, 40)}”不是该读法的选项。`,
        en: `"${option.slice(0, 40)}" is not an option of this reading.`,
      });
    const words = reading?.options.find((one) => one.id === option)?.text;
    if (reading && words) this.working.push({ zh: `读法：${words.zh}`, en: `Reading: ${words.en}` });
    return this.evaluate(branch);
  }
}
