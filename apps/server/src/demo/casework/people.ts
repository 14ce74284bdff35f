import { appoint, linkAccount, recordTraining, registerWorker } from "@tongyou/core";
import { idNumbers, madeUpName, madeUpPhone } from "@tongyou/core/made-up";
import { appointInput, registerWorkerInput, trainInput } from "@tongyou/core/schemas";
import type { DemoLogin } from "../demo-bureaus.ts";
import type { Story } from "./story.ts";

/** Villages that one person of the demo's register looks after at most. */
const VILLAGES_EACH = 6;

type Person = { id: string; name: string; posts: Post[] };
type Post = {
  role: "villageWorker" | "townSupervisor" | "townSocialWorker";
  place: string;
  login?: DemoLogin;
};

/** The town's register of people: every village has somebody but the last; everybody's training ends within weeks. */
export function tellPeople(story: Story): void {
  const [own, ...others] = story.villages.slice(0, -1);
  if (own === undefined) throw new Error("a town without villages");
  const people: Person[] = [
    holding(story, "village", { role: "villageWorker", place: own }),
    holding(story, "town", { role: "townSupervisor", place: story.town }),
    holding(story, "social", { role: "townSocialWorker", place: story.town }),
  ];
  for (let at = 0; at < others.length; at += VILLAGES_EACH)
    people.push({
      id: crypto.randomUUID(),
      name: madeUpName(story.random, "female"),
      posts: others.slice(at, at + VILLAGES_EACH).map((place) => ({ role: "villageWorker", place })),
    });

  const number = idNumbers(story.random, story.county.slice(0, 6));
  for (const { id, name } of people)
    story.on(34, "officer", (desk) =>
      registerWorker(
        desk,
        registerWorkerInput.parse({
          id,
          area: story.town,
          name,
          idNumber: number(story.day(38 * 365 + story.random.below(4000)), "female"),
          phone: madeUpPhone(story.random),
        }),
      ),
    );
  const trained = { classHours: 16, topics: ["入户走访", "强制报告"], passed: true, organiser: "县民政局" };
  story.on(33, "officer", (desk) =>
    recordTraining(
      desk,
      trainInput.parse({
        ...trained,
        id: crypto.randomUUID(),
        workerIds: people.map(({ id }) => id),
        on: story.day(350),
      }),
    ),
  );
  story.on(8, "officer", (desk) =>
    recordTraining(
      desk,
      trainInput.parse({
        ...trained,
        id: crypto.randomUUID(),
        workerIds: people.slice(0, 1).map(({ id }) => id),
        on: story.day(9),
      }),
    ),
  );
  for (const { id: workerId, posts } of people)
    for (const { login, ...post } of posts)
      story.on(33, "officer", async (desk) => {
        const id = crypto.randomUUID();
        await appoint(desk, appointInput.parse({ id, workerId, ...post, from: story.day(340) }));
        if (login) await linkAccount(desk, { postId: id, login });
      });
}

const holding = (story: Story, login: DemoLogin, post: Omit<Post, "login">): Person => ({
  id: crypto.randomUUID(),
  name: story.person(login).name,
  posts: [{ ...post, login }],
});
