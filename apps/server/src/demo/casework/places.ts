import {
  confirmEntrustment,
  employ,
  getEntrustmentForm,
  placeChild,
  recordEntrustment,
  recordInstitution,
  recordStep,
  saveInstitution,
} from "@tongyou/core";
import {
  placeInput,
  placementStepInput,
  recordEntrustmentInput,
  recordInstitutionInput,
  saveInstitutionInput,
} from "@tongyou/core/schemas";
import type { FamilyName } from "./families.ts";
import { type Files, fileAt } from "./files.ts";
import type { DemoPlace } from "./regions.ts";
import type { Story } from "./story.ts";

/** The register of institutions with a licence about to end, and the orphan placed. */
export function tellPlaces(story: Story, child: Files): void {
  const { home, places } = story.region;
  const register = (id: string, place: DemoPlace) =>
    story.on(32, "officer", (desk) =>
      saveInstitution(
        desk,
        saveInstitutionInput.parse({
          id,
          version: 0,
          division: place.town ? story.town : story.county,
          name: place.name,
          kind: place.kind,
          nature: place.private ? "private" : "public",
          state: "open",
          beds: place.beds,
        }),
      ),
    );
  register(story.home, home);
  for (const place of places) register(crypto.randomUUID(), place);
  story.on(31, "officer", (desk) =>
    employ(desk, { institution: story.home, staff: story.person("home").id, belongs: true }),
  );
  story.on(31, "officer", (desk) =>
    recordInstitution(
      desk,
      recordInstitutionInput.parse({
        id: crypto.randomUUID(),
        institution: story.home,
        kind: "licence",
        day: story.day(700),
        until: story.day(-20),
        name: "食品经营许可",
        number: "演示 0001",
      }),
    ),
  );

  const placement = crypto.randomUUID();
  const inHome = home.kind === "welfareInstitution";
  const where = inHome
    ? { kind: "institution", institutionId: story.home, guardian: "civilAffairs" }
    : { kind: "kinship", carer: { name: "孩子的外祖父", relation: "外祖父" }, guardian: "person" };
  story.on(25, "officer", async (desk) =>
    placeChild(
      desk,
      placeInput.parse({
        ...where,
        id: placement,
        childId: child("orphan").id,
        version: (await fileAt(desk, child("orphan"))).version,
        from: story.day(25),
        basis: "父母均已去世，按民法典第二十七条、第三十二条确定抚养人",
        decidedBy: "县级民政部门",
        confirmed: "已核对死亡证明和亲属意见",
      }),
    ),
  );
  story.on(10, "officer", (desk) =>
    recordStep(
      desk,
      placementStepInput.parse({
        id: crypto.randomUUID(),
        placement,
        kind: "followUp",
        day: story.day(10),
        again: story.day(-5),
        text: "适应良好，已正常上学",
      }),
    ),
  );
}

/** Entrusted care while parents are away: confirmed, waiting for the town, and one child without. */
export function tellEntrustments(story: Story, child: Files): void {
  const record = (daysAgo: number, of: FamilyName): string => {
    const id = crypto.randomUUID();
    const on = story.day(daysAgo);
    story.on(daysAgo, "village", async (desk) => {
      const { forms } = await getEntrustmentForm(desk, { childId: child(of).id });
      const asked = forms.flatMap(({ fields }) => fields);
      const said: Record<string, string | boolean> = { flag: true, date: on, text: "已说明", person: "祖母" };
      const fields = asked.flatMap(({ id: field, type }) => {
        const value = said[type];
        return value === undefined ? [] : [[field, value] as const];
      });
      await recordEntrustment(
        desk,
        recordEntrustmentInput.parse({
          id,
          childId: child(of).id,
          guardians: [{ name: `${child(of).name.slice(0, 1)}某`, relation: "父亲" }],
          carer: { name: "孩子的祖母", relation: "祖母", birthDate: story.day(58 * 365) },
          reason: "work",
          from: on,
          until: story.day(daysAgo - 330),
          signedOn: on,
          capable: "yes",
          bars: { crime: "no", vice: "no", duty: "no", other: "no" },
          opinion: { heard: true, text: "愿意跟祖母生活，想每周和父母视频" },
          contactDays: 7,
          villageTold: on,
          schoolTold: on,
          onPaper: true,
          fields: Object.fromEntries(fields),
        }),
      );
    });
    return id;
  };
  const confirmed = record(19, "entrusted");
  story.on(17, "town", async (desk) => {
    const { version } = await fileAt(desk, child("entrusted"));
    await confirmEntrustment(desk, { id: confirmed, version });
  });
  record(3, "waiting");
}
