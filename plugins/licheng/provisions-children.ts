/** What has to be done for a child: alerts, tasks, timers. */
import {
  type AuthoredProvision,
  alert,
  all,
  any,
  both,
  bothParents,
  fromIncident,
  holds,
  incident,
  isOneOf,
  item,
  not,
  oneParentAndOther,
  roles,
  someParent,
  task,
  timer,
  under,
  years,
} from "@tongyou/policy";
import { DEAD } from "./parents.ts";

const WATCH = roles("villageWorker", "townSupervisor");
const traced = incident({ kinds: ["street", "traffickedRescued"], open: true });

const alerts: readonly AuthoredProvision[] = [
  alert("LC-3.3-g.alert", "LC-3.3-g", both("失学辍学", "Out of school"), {
    roles: roles("villageWorker", "department.education"),
    when: all(
      item("LC.inDifficulty"),
      isOneOf("schoolState", "droppedOut", "notStarted"),
      isOneOf("educationStage", "none", "primary", "junior"),
    ),
  }),
  alert("LC-3.4-a.alert", "LC-3.4-a", both("父母外出、无人受托监护", "Parents away, nobody entrusted"), {
    roles: WATCH,
    when: all(
      item("LC.child"),
      any(bothParents(["migrantWork"]), all(someParent(["migrantWork"]), not(holds("stayingParentCapable")))),
      not(isOneOf("careArrangement", "entrusted")),
      not(holds("entrustmentSigned")),
    ),
  }),
  alert("LC-3.4-b.alert", "LC-3.4-b", both("未满16周岁独自居住", "Under 16 and alone"), {
    roles: WATCH,
    when: all(under(16), any(holds("livesAlone"), isOneOf("guardian", "none"))),
  }),
  alert("LC-4.2-r.alert", "LC-4.2-r", both("须强制报告", "To be reported"), {
    roles: WATCH,
    when: item("LC.harm"),
  }),
];

const tasks: readonly AuthoredProvision[] = [
  task("LC-3.4-c.task", "LC-3.4-c", both("失联父母报案登记", "Report a parent out of contact"), {
    roles: roles("villageWorker", "guardian", "department.police"),
    when: all(item("LC.child"), someParent(["outOfContact"])),
  }),
  task("LC-3.4-e.task", "LC-3.4-e", both("由福利机构收留抚养", "Raised by a welfare institution"), {
    roles: roles("countyOfficer", "institutionStaff"),
    when: all(
      item("LC.child"),
      any(
        isOneOf("guardian", "civilAffairs"),
        all(
          any(bothParents(["incapable"]), oneParentAndOther(DEAD, ["incapable"])),
          isOneOf("guardian", "none"),
        ),
      ),
    ),
  }),
  task(
    "LC-3.4-f.task",
    "LC-3.4-f",
    both("教育不改：寻其他监护人或临时监护", "Another guardian or temporary guardianship"),
    {
      roles: roles("department.police", "countyOfficer", "institutionStaff"),
      when: all(item("LC.child"), someParent(["refusesDuty"])),
    },
  ),
  task("LC-3.4-h.task", "LC-3.4-h", both("被拘留人员子女照管", "Care for a detained person's child"), {
    roles: roles("department.police", "countyOfficer"),
    when: all(item("LC.child"), someParent(["otherRestriction"])),
  }),
  task("LC-3.4-i.task", "LC-3.4-i", both("服刑戒毒人员子女照管", "Care for an inmate's child"), {
    roles: roles("department.justice", "department.police", "countyOfficer"),
    when: all(
      item("LC.child"),
      any(
        bothParents(["imprisoned", "compulsoryDetox"]),
        all(someParent(["imprisoned", "compulsoryDetox"]), isOneOf("guardian", "none")),
      ),
    ),
  }),
  task("LC-3.4-k.task", "LC-3.4-k", both("指定监护人、落户、入学", "Guardian, hukou and school"), {
    roles: roles("countyOfficer", "department.religion", "townSupervisor"),
    when: all(item("LC.child"), isOneOf("careArrangement", "nonPublicBody")),
  }),
  task("LC-3.5-g.task", "LC-3.5-g", both("社区矫正中的困境儿童帮扶", "Help under community correction"), {
    roles: roles("department.justice", "countyOfficer"),
    when: all(item("LC.inDifficulty"), holds("communityCorrection")),
  }),
  task("LC-3.5-h.task", "LC-3.5-h", both("服刑人员子女帮扶", "Help for a prisoner's child"), {
    roles: roles("department.justice", "countyOfficer"),
    when: all(item("LC.child"), someParent(["imprisoned"])),
  }),
  task("LC-3.6-e.task", "LC-3.6-e", both("寻亲", "Trace the family"), {
    roles: roles("department.police", "countyOfficer"),
    when: all(item("LC.child"), traced),
  }),
  task(
    "LC-3.6-g.task",
    "LC-3.6-g",
    both("寻亲无着：临时安置、落户、入学", "Not traced: place, hukou, school"),
    {
      roles: roles("countyOfficer", "institutionStaff", "department.police"),
      when: all(item("LC.child"), traced, bothParents(["notFound"])),
    },
  ),
  timer("LC-3.6-h.timer", "LC-3.6-h", both("解救满一年寻亲无着", "One year after the rescue"), {
    roles: roles("countyOfficer", "institutionStaff"),
    starts: fromIncident("traffickedRescued"),
    after: years(1),
    does: both("核对收养条件，启动国内收养", "Check the conditions and begin adoption in the country"),
    when: all(item("LC.child"), bothParents(["notFound"])),
  }),
  task("LC-4.2-q.task", "LC-4.2-q", both("告知或协助申请", "Tell the family or help it apply"), {
    roles: roles("villageWorker"),
    when: any(item("LC.poverty"), item("LC.illness")),
  }),
  task("LC-4.2-v.task", "LC-4.2-v", both("涉外核实与落户", "Verify abroad, register in a hukou"), {
    roles: roles("department.police", "countyOfficer"),
    when: all(item("LC.child"), any(holds("foreignRelated"), not(holds("hasHukou")))),
  }),
];

export const childProvisions: readonly AuthoredProvision[] = [...alerts, ...tasks];
