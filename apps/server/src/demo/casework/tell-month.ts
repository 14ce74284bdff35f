import { type AppContext, enterSetting } from "@tongyou/core";
import type { DemoBureau } from "../demo-bureaus.ts";
import { tellCare } from "./care.ts";
import { openFiles } from "./files.ts";
import { tellLetters } from "./letters.ts";
import { tellMoney } from "./money.ts";
import { tellPeople } from "./people.ts";
import { tellEntrustments, tellPlaces } from "./places.ts";
import { tellReports } from "./reports.ts";
import { beginStory, type Story } from "./story.ts";
import { tellTownMoney } from "./town-money.ts";
import { tellVisits } from "./visits.ts";

/**
 * Lets the people of a fresh demo bureau do a month of casework, through the bureau's own verbs: made-up children,
 * visits, plans, reports, letters, places and people, up to the installation's now. Where an act is refused, by a clock
 * set to a day whose rules do not know it, the month ends there and the installation's `report` hears of it.
 */
export async function tellMonth(app: AppContext, bureau: DemoBureau): Promise<void> {
  try {
    const story = await beginStory(app, bureau);
    tellSettings(story);
    const child = openFiles(story);
    tellPeople(story);
    tellPlaces(story, child);
    tellVisits(story, child);
    tellCare(story, child);
    tellReports(story, child);
    tellLetters(story, child);
    tellEntrustments(story, child);
    tellMoney(story, child);
    tellTownMoney(story, child);
    await story.tell();
  } catch (error) {
    app.report?.(`demo ${bureau.code}`, error);
  }
}

/** The bureau's own numbers, before the work begins. */
function tellSettings(story: Story): void {
  for (const { setting, value, since = 365 } of story.region.settings)
    story.on(35, "officer", async (desk) => {
      const reason = "局务会议研究决定";
      await enterSetting(desk, { setting, value, validFrom: story.day(since), reason });
    });
}
