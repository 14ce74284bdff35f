import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { dueInMonth } from "../months/due-in-month.ts";
import { monthScope } from "../months/month-scope.ts";
import { enterStandard } from "../standards/enter-standard.ts";
import { approveCorrections } from "./approve-corrections.ts";
import { house, ORPHAN, PastDesk } from "./past-desk.fixture.ts";

afterAll(() => house.close());

const MONTHS = ["2018-01", "2018-02", "2018-03", "2018-04", "2018-05", "2018-06"];
const CHILDREN = 4;

/** What is said, of which child, from which of the months on, and how many months later it is written down. */
type Event = { child: number; what: string; month: number; day: number; late: number };
const WHAT = [
  "institution",
  "kinship",
  "motherBack",
  "motherDead",
  "motherUnknown",
  "dibao",
  "noBenefits",
  "died",
  "awarded",
  "standard",
  "computed",
  "approved",
] as const;

const events = fc.array(
  fc.record({
    child: fc.nat(CHILDREN - 1),
    what: fc.constantFrom(...WHAT),
    month: fc.nat(MONTHS.length - 1),
    day: fc.integer({ min: 1, max: 28 }),
    late: fc.nat(4),
  }),
  { minLength: 4, maxLength: 14 },
);

const SAID: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  institution: { careArrangement: "institution" },
  kinship: { careArrangement: "kinship" },
  motherBack: { "mother.statuses": [{ status: "normal" }] },
  motherDead: { "mother.statuses": [{ status: "deceased" }] },
  motherUnknown: { "mother.statuses": null },
  dibao: { benefitsDrawn: ["dibao"] },
  noBenefits: { benefitsDrawn: [] },
};

const dayOf = ({ month, day }: Event) => `${MONTHS[month]}-${String(day).padStart(2, "0")}`;

/** Approves half of what is open: every other line. */
async function approveSome(desk: PastDesk): Promise<void> {
  const open = (await desk.corrections()).filter(({ state }, at) => state === "proposed" && at % 2 === 0);
  if (open.length === 0) return;
  const ids = open.map(({ id }) => id);
  const fen = open.reduce((sum, one) => sum + one.fen, 0);
  // Something may have been said since it was computed: then nothing is approved, which is right too.
  await approveCorrections(desk.finance, { ids, fen }).catch((error: { code?: string }) => {
    if (error.code !== "conflict") throw error;
  });
}

/** A bureau of some orphans to whom things happen that are written down in time or months later, month after month. */
class Life {
  readonly desk: PastDesk;
  readonly ids: string[] = [];
  readonly #gone = new Set<number>();

  constructor(desk: PastDesk) {
    this.desk = desk;
  }

  async happen(event: Event): Promise<void> {
    const id = this.ids[event.child];
    const said = SAID[event.what];
    if (id === undefined) return;
    if (said) await this.desk.say(id, said, dayOf(event));
    else if (event.what === "died" && !this.#gone.has(event.child)) {
      this.#gone.add(event.child);
      await this.desk.close(id, dayOf(event));
    } else if (event.what === "awarded") await this.desk.award(MONTHS[event.month] ?? "", id);
    else if (event.what === "computed") await this.desk.compute();
    else if (event.what === "approved") await approveSome(this.desk);
    else if (event.what === "standard")
      await enterStandard(this.desk.officer, {
        parameter: "NX.bothDead.monthly",
        validFrom: dayOf(event),
        value: 73_700 + 1_000 * event.day,
        documentNumber: "测试〔2018〕3号",
        issuedOn: dayOf(event),
        note: "测试",
      });
  }

  /** For each child and month: entitled as known now, or null where nobody can say. */
  async entitled(): Promise<Map<string, number | null>> {
    const found = new Map<string, number | null>();
    await this.desk.read(async (tx) => {
      for (const month of MONTHS) {
        const scope = await monthScope(tx, this.desk.officer, month, this.desk.officer.area.code);
        for (const [id, { due, why }] of await dueInMonth(tx, scope, this.ids)) {
          const open = why === "needs" || why === "choice" || why === "review";
          found.set(`${id} ${month}`, open ? null : (due?.fen ?? 0));
        }
      }
    });
    return found;
  }
}

async function live(happened: readonly Event[]): Promise<Life> {
  const life = new Life((await PastDesk.open()).on("2018-01-03"));
  for (let at = 0; at < CHILDREN; at++)
    life.ids.push(await life.desk.child(`丁${at}`, "2008-05-05", ORPHAN, "2017-06-01"));
  // The last child is nobody's until somebody awards it.
  await life.desk.award("2018-01", ...life.ids.slice(0, -1));
  for (const [now, month] of MONTHS.entries()) {
    life.desk.on(`${month}-28`);
    for (const event of happened)
      if (Math.min(event.month + event.late, MONTHS.length - 1) === now) await life.happen(event);
    await life.desk.pay(month);
  }
  return life;
}

const sumBy = (rows: readonly { childId: string; month: string; fen: number }[]) => {
  const sums = new Map<string, number>();
  for (const { childId, month, fen } of rows)
    sums.set(`${childId} ${month}`, (sums.get(`${childId} ${month}`) ?? 0) + fen);
  return sums;
};

test("whatever happens and whenever it is learned: paid + corrected + open = entitled, and nothing fixed changes", async () => {
  await fc.assert(
    fc.asyncProperty(events, async (happened) => {
      const life = await live(happened);
      const { desk } = life;
      const linesOf = async () => (await Promise.all(life.ids.map((id) => desk.lines(id)))).flat();
      const lines = await linesOf();
      const approved = (await desk.corrections()).filter(({ state }) => state === "approved");
      desk.on("2018-07-10");
      await desk.compute();
      const corrections = await desk.corrections();
      await desk.compute();
      expect(await desk.corrections()).toEqual(corrections);
      expect(corrections.filter(({ state }) => state === "approved")).toEqual(approved);
      expect(await linesOf()).toEqual(lines);
      const settled = sumBy([...lines, ...corrections]);
      for (const [key, entitled] of await life.entitled())
        if (entitled !== null) expect([key, settled.get(key) ?? 0]).toEqual([key, entitled]);
        else
          expect(
            corrections.some((one) => `${one.childId} ${one.month}` === key && one.state === "proposed"),
          ).toBe(false);
    }),
    { numRuns: 8 },
  );
}, 240_000);
