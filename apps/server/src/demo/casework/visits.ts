import { checkVisit, planVisits, verifyChildren } from "@tongyou/core";
import { checkVisitInput, planVisitsInput } from "@tongyou/core/schemas";
import { type Files, fileAt, visitChild } from "./files.ts";
import type { Story } from "./story.ts";

/** Visits after the first: with findings, agreed for today, checked by the town; files that were verified. */
export function tellVisits(story: Story, child: Files): void {
  const checked = { visitId: "" };
  story.on(5, "village", async (desk) => {
    const facts = [{ name: "hardships", value: ["living", "schooling"], from: story.day(5) }];
    const changed = { living: "房屋漏雨，取暖不足", schooling: "缺学习用品" };
    const visit = await visitChild(desk, { child: child("deFacto"), on: story.day(5) }, { changed, facts });
    checked.visitId = visit.id;
  });
  story.on(4, "village", (desk) =>
    visitChild(
      desk,
      { child: child("entrusted"), on: story.day(4) },
      { kind: "phone", note: "与孩子和祖母通电话，近况平稳" },
    ),
  );
  story.on(2, "town", (desk) =>
    visitChild(
      desk,
      { child: child("disabled"), on: story.day(2) },
      { changed: { health: "轮椅损坏，需要更换" } },
    ),
  );
  story.on(1, "town", async (desk) => {
    const { version } = await fileAt(desk, child("deFacto"));
    const outcome = { outcome: "confirmed", on: story.day(1), kind: "phone", note: "电话回访祖父，属实" };
    await checkVisit(
      desk,
      checkVisitInput.parse({ id: crypto.randomUUID(), ...checked, version, ...outcome }),
    );
  });
  story.on(1, "town", (desk) =>
    planVisits(
      desk,
      planVisitsInput.parse({
        childIds: [child("unentrusted").id, child("dropout").id],
        on: story.day(0),
        worker: story.person("village").id,
        reason: "父母外出，尽快入户",
      }),
    ),
  );
  if (story.region.verifies)
    story.on(6, "town", async (desk) =>
      verifyChildren(desk, { children: [await fileAt(desk, child("alone"))], how: "电话核对" }),
    );
}
