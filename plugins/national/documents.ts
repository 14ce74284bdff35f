import { type AuthoredDocument, clause, encoded, manual } from "@tongyou/policy";

/** Glosses in our own words, as far as official pages of local bureaus quote the two documents. */
export const documents: readonly AuthoredDocument[] = [
  {
    id: "GJ-62",
    title: {
      zh: "关于进一步加强事实无人抚养儿童保障工作的意见",
      en: "Opinions on stronger protection of de facto unattended children",
    },
    number: "民发〔2019〕62号",
    effective: "2020-01-01",
    url: "http://www.yuhang.gov.cn/art/2021/8/20/art_1229547986_3926103.html",
    clauses: [
      clause(
        "GJ-62-1",
        "对象",
        "CAT",
        "父母双方各自处于重残、重病、服刑、强制戒毒、其他限制自由、失联六种情形之一",
        "Each parent is in one of six: severe disability, severe illness, prison, compulsory detox, other restriction, out of contact",
        encoded("GJ.deFacto"),
      ),
      clause(
        "GJ-62-2",
        "对象",
        "CAT",
        "父母一方死亡或被宣告失踪，另一方处于上述六种情形之一",
        "One parent is dead or declared missing and the other is in one of the six",
        encoded("GJ.deFacto"),
      ),
      clause(
        "GJ-62-3",
        "对象",
        "CAT",
        "服刑、戒毒、限制自由和失联须持续六个月以上",
        "Prison, detox, restriction and loss of contact count after six months",
        encoded("GJ.deFacto"),
      ),
      clause(
        "GJ-62-4",
        "程序",
        "WF",
        "由监护人或亲属在儿童户籍所在乡镇申请，县级确认，次月起发放，不公示",
        "Guardian or kin apply at the town of the child's hukou; the county confirms; paid from the next month; no public notice",
        encoded("GJ.procedure"),
      ),
      clause(
        "GJ-62-5",
        "保障",
        "STACK",
        "已享受低保、特困或残疾人生活补贴且低于标准的补足差额",
        "Those on dibao, tekun or disability subsidy below the standard get the difference",
        manual("standards", "各省标准由省级包规定", "The amounts are stated by the provinces' packs"),
      ),
      clause(
        "GJ-62-6",
        "队伍",
        "STAFF",
        "村（居）儿童主任和乡镇儿童督导员负责走访与上报",
        "Village child directors and township supervisors visit and report",
        encoded("role.villageWorker", "role.townSupervisor", "GJ.visit"),
      ),
    ],
  },
  {
    id: "GJ-125",
    title: {
      zh: "关于进一步做好事实无人抚养儿童保障有关工作的通知",
      en: "Notice on further work for de facto unattended children",
    },
    number: "民发〔2020〕125号",
    effective: "2021-01-01",
    url: "http://mzt.fujian.gov.cn/zfxxgkzl/zc/gfxwj/202304/t20230423_6154079.htm",
    clauses: [
      clause(
        "GJ-125-1",
        "对象",
        "CAT",
        "增加两种情形：被撤销监护资格、被遣送（驱逐）出境",
        "Adds two circumstances: guardianship revoked, deported",
        encoded("GJ.deFacto"),
      ),
      clause(
        "GJ-125-2",
        "查验",
        "WF",
        "失联的证明以公安查找回执为主，另有补充途径",
        "Loss of contact is proved first by a police receipt, with other routes",
        manual(
          "childFile",
          "登记父母状况时写明证据及其来源",
          "Evidence and its source are recorded with the parents' state",
        ),
      ),
    ],
  },
];
