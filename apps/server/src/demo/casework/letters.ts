import {
  acceptReferral,
  closeReferral,
  getReferral,
  replyReferral,
  type StaffContext,
  sendReferral,
  takeIn,
} from "@tongyou/core";
import {
  closeReferralInput,
  replyInput,
  type SendReferral,
  sendInput,
  takeInInput,
} from "@tongyou/core/schemas";
import type { DemoLogin } from "../demo-bureaus.ts";
import type { FamilyName } from "./families.ts";
import type { Files } from "./files.ts";
import type { Story } from "./story.ts";

/** What departments were asked: late, accepted, answered, settled; and what families came to ask for. */
export function tellLetters(story: Story, child: Files): void {
  const send = (daysAgo: number, by: DemoLogin, of: FamilyName, letter: Letter): string => {
    const id = crypto.randomUUID();
    story.on(daysAgo, by, (desk) =>
      sendReferral(desk, sendInput.parse({ id, childId: child(of).id, ...letter })),
    );
    return id;
  };
  send(16, "town", "dropout", {
    kind: "question",
    department: "education",
    text: "请核实学籍是否保留、可否返校",
    fields: ["name", "birthDate"],
    dueOn: story.day(9),
  });
  send(1, "social", "disabled", {
    kind: "service",
    department: "education",
    text: "请安排送教上门的老师，每周两次",
    fields: ["name", "place"],
    dueOn: story.day(-9),
  });

  send(4, "social", "dropout", {
    kind: "service",
    department: "hotline",
    text: "请安排一次心理关爱通话，孩子不愿意返校",
    fields: ["name", "place"],
    dueOn: story.day(-2),
  });
  send(3, "officer", "disabled", {
    kind: "service",
    institution: story.home,
    text: "母亲住院期间，能否白天接到院里照料一周",
    fields: ["name", "place"],
    dueOn: story.day(-4),
  });

  const found = send(12, "officer", "deFacto", {
    kind: "question",
    department: "police",
    text: "孩子的母亲走失两年多，是否仍无下落，请查找并出具回执",
    fields: ["name", "idNumber"],
    dueOn: story.day(-3),
  });
  story.on(11, "police", async (desk) => acceptReferral(desk, await at(desk, found)));
  story.on(2, "police", async (desk) =>
    replyReferral(
      desk,
      replyInput.parse({
        ...(await at(desk, found)),
        reply: "answered",
        yes: true,
        text: "仍未查到下落，查找情况回执已出具",
      }),
    ),
  );

  const settled = send(25, "town", "entrusted", {
    kind: "service",
    department: "hotline",
    text: "请每月安排一次心理关爱通话",
    fields: ["name", "place"],
    dueOn: story.day(18),
  });
  story.on(23, "hotline", async (desk) =>
    replyReferral(
      desk,
      replyInput.parse({ ...(await at(desk, settled)), reply: "answered", text: "已列入每月通话名单" }),
    ),
  );
  story.on(22, "town", async (desk) =>
    closeReferral(desk, closeReferralInput.parse({ ...(await at(desk, settled)), outcome: "received" })),
  );

  story.on(9, "town", (desk) =>
    takeIn(
      desk,
      takeInInput.parse({
        id: crypto.randomUUID(),
        childId: child("ill").id,
        division: child("ill").village,
        source: "visit",
        applicant: "孩子的母亲",
        what: "孩子下月手术，想问医疗救助和报销怎么办",
      }),
    ),
  );
  story.on(1, "hotline", (desk) =>
    takeIn(
      desk,
      takeInInput.parse({
        id: crypto.randomUUID(),
        division: story.villages[1] ?? story.town,
        source: "hotline",
        applicant: "孩子的舅舅",
        childName: "一名九岁女孩",
        what: "父母离异后都不管，想问能不能申请补贴",
      }),
    ),
  );
}

type Letter = Pick<SendReferral, "kind" | "department" | "institution" | "text" | "fields" | "dueOn">;

async function at(desk: StaffContext, id: string): Promise<{ id: string; version: number }> {
  const { version } = await getReferral(desk, { id });
  return { id, version };
}
