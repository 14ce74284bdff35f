/** Says a neutral role with the titles a region gives it. */
import type { Pack } from "../artefact/pack.ts";
import type { RoleCode } from "../artefact/provision.ts";
import type { Bilingual } from "../decision.ts";
import { listOf } from "../facts/words.ts";
import { ROLE_WORDS } from "./provision-words.ts";
import { line, type RuleLine } from "./rule-line.ts";

/** The regional title with the neutral name; titles of earlier or later days with theirs. */
function roleText(role: RoleCode, pack: Pack): Bilingual {
  const neutral = ROLE_WORDS[role];
  const titles = pack.roles.filter((one) => one.role === role);
  const last = titles.at(-1);
  if (!last) return neutral;
  const earlier = titles.slice(0, -1);
  const zh = earlier
    .map(({ title, until }) => (until ? `；${until} 前称${title.zh}` : `；又称${title.zh}`))
    .join("");
  const en = earlier
    .map(({ title, until }) => (until ? `; until ${until}: ${title.en}` : `; also ${title.en}`))
    .join("");
  return { zh: `${last.title.zh}（${neutral.zh}${zh}）`, en: `${last.title.en} (${neutral.en}${en})` };
}

const ACT: Bilingual = { zh: "由谁办理", en: "By" };

/** Who acts, in one line; none where the document names nobody. */
export function roleLines(roles: readonly RoleCode[], pack: Pack, head = ACT): RuleLine[] {
  if (roles.length === 0) return [];
  const { zh, en } = listOf(
    roles.map((role) => roleText(role, pack)),
    "and",
  );
  return [line(`${head.zh}：${zh}`, `${head.en}: ${en}`)];
}

/** What a region calls a neutral role, and from when; `role.<code>` is its id. */
export function roleLine(id: string, pack: Pack): RuleLine | undefined {
  const titles = pack.roles.filter(({ role }) => `role.${role}` === id);
  const [first] = titles;
  if (!first) return undefined;
  const children = titles.map(({ title, clauses, from, until }): RuleLine => {
    const zh = [from && `${from} 起`, until && `${until} 前`].filter(Boolean).join("，");
    const en = [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(", ");
    return {
      text: { zh: zh ? `${title.zh}（${zh}）` : title.zh, en: en ? `${title.en} (${en})` : title.en },
      clauses,
    };
  });
  const neutral = ROLE_WORDS[first.role];
  return {
    text: neutral,
    children: [line(`${neutral.zh}在本地区称`, `Here the ${neutral.en} is called`, children)],
  };
}
