import { assessRisk, savePlan, setRiskCriteria, settleService } from "@tongyou/core";
import { assessRiskInput, savePlanInput } from "@tongyou/core/schemas";
import type { FamilyName } from "./families.ts";
import { type Files, fileAt } from "./files.ts";
import type { Story } from "./story.ts";

/** Criteria of risk, assessments, and plans: one whose review is late, one that goes on. */
export function tellCare(story: Story, child: Files): void {
  const { criteria } = story.region;
  const criteriaFrom = story.day(34);
  if (criteria)
    story.on(34, "officer", (desk) =>
      setRiskCriteria(desk, {
        criteria: [...criteria],
        bands: [60, 40, 20, 0].map((from, index) => ({ level: index + 1, from })),
        validFrom: criteriaFrom,
        reason: "市文件的评定细则未取得，先按本局讨论稿试行",
      }),
    );

  const assess = (daysAgo: number, name: FamilyName, { level, yes, reasons, months }: Assessed) =>
    story.on(daysAgo, "social", async (desk) => {
      const { id, version } = await fileAt(desk, child(name));
      const answers = criteria?.map((one) => ({
        criterion: one.id,
        answer: yes.includes(one.id) ? "yes" : "no",
      }));
      await assessRisk(
        desk,
        assessRiskInput.parse({
          id: crypto.randomUUID(),
          childId: id,
          version,
          on: story.day(daysAgo),
          danger: { harm: "no", alone: "no", health: "no" },
          ...(criteria && { criteriaFrom, answers }),
          level,
          reasons,
          reassessOn: story.day(daysAgo - months * 30),
        }),
      );
    });
  assess(27, "deFacto", {
    level: 2,
    yes: ["nobody", "poor"],
    reasons: "父亲服刑、母亲失联，祖父母年迈，照料能力不足",
    months: 6,
  });
  assess(22, "alone", { level: 3, yes: ["nobody"], reasons: "父母常晚归，孩子独自在家", months: 1 });
  assess(16, "dropout", { level: 3, yes: ["school"], reasons: "辍学在家，父亲在外务工", months: 3 });

  plan(story, child, {
    of: "deFacto",
    since: 24,
    review: -6,
    goals: ["冬季前修好住房", "祖父母有人分担照料"],
    services: [
      { what: "联系危房修缮", by: { kind: "department", department: "housing" }, due: -10 },
      { what: "每周上门陪伴并辅导功课", by: { kind: "role", role: "townSocialWorker" }, due: -60 },
    ],
  });
  plan(story, child, {
    of: "dropout",
    since: 15,
    review: 3,
    goals: ["返校复学"],
    services: [
      { what: "与学校商定返校安排", by: { kind: "department", department: "education" }, due: 5 },
      { what: "与父亲视频沟通", by: { kind: "role", role: "villageWorker" }, due: 10 },
    ],
  });
}

type Assessed = { level: number; yes: readonly string[]; reasons: string; months: number };
type Plan = {
  of: FamilyName;
  /** Days ago; the review and the last days of services too, negative where they lie ahead. */
  since: number;
  review: number;
  goals: string[];
  services: { what: string; by: object; due: number }[];
};

function plan(story: Story, child: Files, { of, since, review, goals, services }: Plan): void {
  const made = services.map(({ what, by, due }) => ({
    id: crypto.randomUUID(),
    what,
    by,
    dueOn: story.day(due),
  }));
  story.on(since, "town", (desk) =>
    savePlan(
      desk,
      savePlanInput.parse({
        id: crypto.randomUUID(),
        childId: child(of).id,
        base: 0,
        goals,
        services: made,
        owner: story.person("town").id,
        reviewOn: story.day(review),
        child: { view: "agrees" },
        guardian: { view: "agrees", name: "祖父", on: story.day(since) },
      }),
    ),
  );
  const first = made[0];
  if (first && review < 0)
    story.on(7, "town", (desk) =>
      settleService(desk, {
        id: first.id,
        from: "open",
        state: "done",
        on: story.day(8),
        note: "已完成屋顶修补",
      }),
    );
}
